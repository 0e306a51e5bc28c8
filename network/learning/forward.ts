import { affineInto } from "../math/matrix.ts";
import { activateInto } from "./activations.ts";
import { biasesOf, type Network, weightsOf } from "./network.ts";

/** The Z and A of every layer for up to `capacity` samples: computed by forward.ts, needed again by backward.ts. */
export interface ForwardCache {
  readonly capacity: number;
  /** Z[l] and A[l]: (units × m) of layer l. */
  readonly Z: readonly Float64Array[];
  readonly A: readonly Float64Array[];
}

/** A cache for up to `capacity` samples. */
export function createForwardCache(network: Network, capacity: number): ForwardCache {
  return {
    capacity,
    Z: network.layers.map((layer) => new Float64Array(layer.units * capacity)),
    A: network.layers.map((layer) => new Float64Array(layer.units * capacity)),
  };
}

/**
 * The forward pass: A0 = X, Zl = Wl Al−1 + bl, Al = g(Zl). Fills `cache` for m samples X (n × m) and returns its last A,
 * the outputs Ŷ (outputs × m). Throws RangeError if m exceeds the capacity of the cache.
 */
export function forward(network: Network, parameters: Float64Array, X: Float64Array, m: number, cache: ForwardCache): Float64Array {
  if (m > cache.capacity) throw new RangeError(`forward: the cache holds at most ${cache.capacity} samples, got ${m}`);
  let A = X;
  network.layers.forEach((layer, l) => {
    const Z = cache.Z[l] as Float64Array;
    affineInto(Z, weightsOf(layer, parameters), biasesOf(layer, parameters), A, m);
    A = cache.A[l] as Float64Array;
    activateInto(A, Z, layer.activation, layer.units, m);
  });
  return A;
}

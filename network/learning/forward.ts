import { affineInto } from "../math/matrix.ts";
import { activateInto } from "./activations.ts";
import { biasesOf, type Network, weightsOf } from "./network.ts";

/** The Z and A of every layer for up to `capacity` samples, kept so that backward.ts can use what forward.ts computed. */
export interface ForwardCache {
  readonly capacity: number;
  /** Z[l] and A[l]: (units × m) of layer l. */
  readonly Z: readonly Float64Array[];
  readonly A: readonly Float64Array[];
}

/** Room for `capacity` samples; `allocate` says in which memory. */
export function createForwardCache(network: Network, capacity: number, allocate = (n: number) => new Float64Array(n)): ForwardCache {
  return {
    capacity,
    Z: network.layers.map((layer) => allocate(layer.units * capacity)),
    A: network.layers.map((layer) => allocate(layer.units * capacity)),
  };
}

/**
 * The forward pass: A0 = X, Zl = Wl Al−1 + bl, Al = g(Zl). Fills `cache` for m samples X (n × m); its last A holds the
 * answers Ŷ (outputs × m), which is also returned.
 */
export function forward(network: Network, parameters: Float64Array, X: Float64Array, m: number, cache: ForwardCache): Float64Array {
  if (m > cache.capacity) throw new RangeError(`forward: ${m} samples but room for ${cache.capacity}`);
  let A = X;
  network.layers.forEach((layer, l) => {
    const Z = cache.Z[l] as Float64Array;
    affineInto(Z, weightsOf(layer, parameters), biasesOf(layer, parameters), A, m);
    A = cache.A[l] as Float64Array;
    activateInto(A, Z, layer.activation, layer.units, m);
  });
  return A;
}

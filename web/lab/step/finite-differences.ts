import { activateInto } from "../../../network/learning/activations.ts";
import { biasesOf, type Layer, weightsOf } from "../../../network/learning/network.ts";
import { affineInto } from "../../../network/math/matrix.ts";
import { lossOf, type OpenedStep } from "./opened-step.ts";

/** A quantity that the loss of the row depends on. `layer` is 0 for the first hidden layer. */
export type Place =
  | { readonly kind: "weight"; readonly layer: number; readonly unit: number; readonly input: number }
  /** A bias, a sum Z or an activation A. */
  | { readonly kind: "bias" | "sum" | "activation"; readonly layer: number; readonly unit: number };

/** A slope beside its measurement by changing the quantity by ±h. */
export interface Measurement {
  readonly backpropagated: number;
  /** (loss above − loss below) / 2h. */
  readonly measured: number;
  /** Towards smaller and towards larger values; `measured` is their mean. */
  readonly left: number;
  readonly right: number;
  /** The first unit whose sum changes sign between −h and +h where its activation has a kink at 0. */
  readonly kink?: { readonly layer: number; readonly unit: number; readonly sum: number };
}

/** The width of the differences. */
export const H = 1e-5;

/** Measures the slope of the row's loss at one place. */
export function measureSlope(step: OpenedStep, place: Place): Measurement {
  const above = lossAt(step, place, H);
  const below = lossAt(step, place, -H);
  const kink = kinkBetween(step, place, above.sums, below.sums);
  return {
    backpropagated: slopeAt(step, place),
    measured: (above.loss - below.loss) / (2 * H),
    left: (step.loss - below.loss) / H,
    right: (above.loss - step.loss) / H,
    ...(kink ? { kink } : {}),
  };
}

/** What backpropagation says of a place. */
export function slopeAt({ network, gradient, dZ, dA }: OpenedStep, place: Place): number {
  const { weightsAt, biasesAt, inputs } = network.layers[place.layer] as Layer;
  switch (place.kind) {
    case "weight":
      return gradient[weightsAt + place.unit * inputs + place.input] as number;
    case "bias":
      return gradient[biasesAt + place.unit] as number;
    case "sum":
      return dZ[place.layer]?.[place.unit] as number;
    case "activation":
      return dA[place.layer]?.[place.unit] as number;
  }
}

/** How far the two are apart, relative to the larger, or to 1e-3 where both are smaller: as in gradient-check.ts. */
export function disagreement({ backpropagated, measured }: Measurement): number {
  return Math.abs(backpropagated - measured) / Math.max(Math.abs(backpropagated), Math.abs(measured), 1e-3);
}

/** The loss with one quantity changed, and the sums of the layers from there on. */
function lossAt(step: OpenedStep, place: Place, change: number): { loss: number; sums: Float64Array[] } {
  const { network, parameters, X } = step;
  const sums: Float64Array[] = [];
  let A = place.layer === 0 ? X : (step.A[place.layer - 1] as Float64Array);
  for (const layer of network.layers.slice(place.layer)) {
    const isChanged = sums.length === 0;
    const W = isChanged && place.kind === "weight" ? Float64Array.from(weightsOf(layer, parameters)) : weightsOf(layer, parameters);
    const b = isChanged && place.kind === "bias" ? Float64Array.from(biasesOf(layer, parameters)) : biasesOf(layer, parameters);
    if (isChanged && place.kind === "weight") addInto(W, place.unit * layer.inputs + place.input, change);
    if (isChanged && place.kind === "bias") addInto(b, place.unit, change);
    const Z = new Float64Array(layer.units);
    affineInto(Z, W, b, A, 1);
    if (isChanged && place.kind === "sum") addInto(Z, place.unit, change);
    A = new Float64Array(layer.units);
    activateInto(A, Z, layer.activation, layer.units, 1);
    if (isChanged && place.kind === "activation") addInto(A, place.unit, change);
    sums.push(Z);
  }
  return { loss: lossOf(sums.at(-1) as Float64Array, A, step.Y, step), sums };
}

function addInto(values: Float64Array, at: number, change: number): void {
  values[at] = (values[at] as number) + change;
}

function kinkBetween({ network, Z }: OpenedStep, place: Place, above: Float64Array[], below: Float64Array[]): Measurement["kink"] {
  for (let l = place.layer; l < network.layers.length; l++) {
    const { activation } = network.layers[l] as Layer;
    if (activation !== "relu" && activation !== "leakyRelu") continue;
    const [up, down] = [above[l - place.layer] as Float64Array, below[l - place.layer] as Float64Array];
    const unit = up.findIndex((z, j) => z > 0 !== (down[j] as number) > 0);
    if (unit >= 0) return { layer: l, unit, sum: Z[l]?.[unit] as number };
  }
  return undefined;
}

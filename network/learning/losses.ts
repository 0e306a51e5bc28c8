import { exp, log, softplus } from "../math/exact.ts";
import { type ActivationName, activations, type ElementwiseName } from "./activations.ts";

/**
 * A loss of one sample, in nats (cross-entropies) or squared units (mean squared error), and its gradient with respect to
 * the last layer's Z. The cross-entropies are computed from the logits Z rather than from the outputs, so they stay finite
 * where a sigmoid or softmax has rounded to 0 or 1. `start` is the index of the first of the sample's `count` numbers.
 */
export interface Loss {
  /** Whether the loss can be used with an output activation. */
  accepts(output: ActivationName): boolean;
  /** What the targets of one sample must be, in words. */
  readonly targets: string;
  acceptsTargets(Y: Float64Array, start: number, count: number): boolean;
  value(Z: Float64Array, A: Float64Array, Y: Float64Array, start: number, count: number): number;
  /** Writes weight · ∂loss/∂Z. */
  gradientInto(
    dZ: Float64Array,
    Z: Float64Array,
    A: Float64Array,
    Y: Float64Array,
    start: number,
    count: number,
    weight: number,
    output: ActivationName,
  ): void;
}

/** A − Y: the gradient of either cross-entropy with its own output activation. */
const difference: Loss["gradientInto"] = (dZ, _Z, A, Y, start, count, weight) => {
  for (let e = start; e < start + count; e++) dZ[e] = ((A[e] as number) - (Y[e] as number)) * weight;
};

export const losses = {
  /** −y log a − (1 − y) log(1 − a), summed over the sigmoid outputs. */
  binaryCrossEntropy: {
    accepts: (output) => output === "sigmoid",
    targets: "numbers from 0 to 1",
    acceptsTargets: areProbabilities,
    value(Z, _A, Y, start, count) {
      let sum = 0;
      for (let e = start; e < start + count; e++) sum += softplus(Z[e] as number) - (Y[e] as number) * (Z[e] as number);
      return sum;
    },
    gradientInto: difference,
  },
  /** −Σ y log a over the classes of a softmax output; Y holds one 1 (or probabilities that add up to 1). */
  categoricalCrossEntropy: {
    accepts: (output) => output === "softmax",
    targets: "probabilities that add up to 1, such as one 1 among zeros",
    acceptsTargets(Y, start, count) {
      let sum = 0;
      for (let e = start; e < start + count; e++) sum += Y[e] as number;
      return areProbabilities(Y, start, count) && Math.abs(sum - 1) < 1e-9;
    },
    value(Z, _A, Y, start, count) {
      let largest = Z[start] as number;
      for (let e = start + 1; e < start + count; e++) if ((Z[e] as number) > largest) largest = Z[e] as number;
      let partition = 0;
      for (let e = start; e < start + count; e++) partition += exp((Z[e] as number) - largest);
      const logPartition = largest + log(partition);
      let sum = 0;
      for (let e = start; e < start + count; e++) sum += (Y[e] as number) * (logPartition - (Z[e] as number));
      return sum;
    },
    gradientInto: difference,
  },
  /** Mean over the outputs of (a − y)². */
  meanSquaredError: {
    accepts: (output) => output !== "softmax",
    targets: "finite numbers",
    acceptsTargets(Y, start, count) {
      for (let e = start; e < start + count; e++) if (!Number.isFinite(Y[e])) return false;
      return true;
    },
    value(_Z, A, Y, start, count) {
      let sum = 0;
      for (let e = start; e < start + count; e++) {
        const d = (A[e] as number) - (Y[e] as number);
        sum += d * d;
      }
      return sum / count;
    },
    gradientInto(dZ, Z, A, Y, start, count, weight, output) {
      const { derivative } = activations[output as ElementwiseName];
      const factor = (2 * weight) / count;
      for (let e = start; e < start + count; e++)
        dZ[e] = ((A[e] as number) - (Y[e] as number)) * factor * derivative(Z[e] as number, A[e] as number);
    },
  },
} satisfies Record<string, Loss>;

export type LossName = keyof typeof losses;

/** The usual loss for an output activation: the default. */
export function defaultLoss(output: ActivationName): LossName {
  if (output === "softmax") return "categoricalCrossEntropy";
  return output === "sigmoid" ? "binaryCrossEntropy" : "meanSquaredError";
}

function areProbabilities(Y: Float64Array, start: number, count: number): boolean {
  for (let e = start; e < start + count; e++) if (!((Y[e] as number) >= 0 && (Y[e] as number) <= 1)) return false;
  return true;
}

import { H, type Measurement } from "./finite-differences.ts";
import type { OpenedStep } from "./opened-step.ts";
import { written } from "./written-number.ts";

/** How slopes and their measurements agree, in a sentence. `what` says which they are: `pairs`, `of unit 3`. */
export function agreementSentence(measurements: readonly Measurement[], what = "pairs"): string {
  const smooth = measurements.filter(({ kink }) => !kink);
  if (smooth.length === 0) return "";
  const apart = Math.max(...smooth.map(({ backpropagated, measured }) => Math.abs(backpropagated - measured)));
  if (smooth.length === 1) return `Backpropagation and measurement ${apart === 0 ? "agree exactly" : `are ${written(apart, 2)} apart`}.`;
  return `All ${smooth.length} ${what} agree: they are ${apart === 0 ? "equal" : `at most ${written(apart, 2)} apart`}.`;
}

/** What happens at a kink, with the numbers of the first slope that meets one. Empty where none does. */
export function kinkSentence({ network }: OpenedStep, measurements: readonly Measurement[]): string {
  const met = measurements.filter(({ kink }) => kink);
  const [first] = met;
  if (!first?.kink) return "";
  const { kink, left, right, measured, backpropagated } = first;
  const unit = `unit ${kink.unit + 1} of layer ${kink.layer + 1}`;
  const name = network.layers[kink.layer]?.activation === "leakyRelu" ? "leaky ReLU" : "ReLU";
  const where =
    kink.sum === 0 ? `the sum of ${unit} is exactly 0` : `the sum of ${unit}, ${written(kink.sum)}, is closer to 0 than h = ${written(H)}`;
  const side =
    kink.sum === 0
      ? `Backpropagation counts a sum of 0 as below and gives ${written(backpropagated)}.`
      : `Backpropagation gives the slope of the side where the sum lies, ${written(backpropagated)}.`;
  const others = met.length > 1 ? ` The same happens at ${met.length - 1} more of these slopes.` : "";
  return `At the kink: ${where}, where ${name} bends. Below it the loss has the slope ${written(left)}, above it ${written(right)}; the measured slope is half of the two together, ${written(measured)}. ${side}${others}`;
}

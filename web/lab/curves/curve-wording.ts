import { percent } from "../../format.ts";
import type { Look, Run } from "../lab-state.ts";
import { numberText } from "../number-text.ts";

/** What the losses are, and what they leave out. */
export function lossSentence(
  { experiment }: Pick<Run, "experiment">,
  { epoch, metrics, bestEpoch }: Pick<Look, "epoch" | "metrics" | "bestEpoch">,
): string {
  const { loss, validationLoss, penalty } = metrics;
  const heldOut = validationLoss === undefined ? "" : `, the held-out loss ${numberText(validationLoss)}`;
  const best = bestEpoch === undefined || bestEpoch === epoch ? "" : ` The held-out loss was least at epoch ${bestEpoch}.`;
  return `At epoch ${epoch} the training loss is ${numberText(loss)}${heldOut}.${best} ${contentOf(experiment.recipe.training, penalty)}`;
}

/** What is correct, in shares. */
export function accuracySentence({ accuracy = Number.NaN, validationAccuracy }: Look["metrics"]): string {
  const heldOut = validationAccuracy === undefined ? "" : ` and ${percent(validationAccuracy)} of the held-out cases`;
  return `${percent(accuracy)} of the training cases${heldOut} are classified correctly.`;
}

/** How the gradient changes on its way back. */
export function gradientSentence({ layerGradientNorms: norms, epoch }: Look["metrics"], step: number): string {
  const [first, last] = [norms[0] ?? 0, norms.at(-1) ?? 0];
  if (step === 0) return "Before the first step there is no gradient.";
  if (norms.length < 2) return `At epoch ${epoch} the gradient has norm ${numberText(last)}.`;
  const fading = first === 0 ? " Nothing of it reaches the first layer." : first < last / 1000 ? " It fades on its way back." : "";
  return `At epoch ${epoch} the norm is ${numberText(last)} in the output layer and ${numberText(first)} in the first.${fading}`;
}

export function rateSentence({ experiment }: Pick<Run, "experiment">, { learningRate }: Look["metrics"]): string {
  const { name } = experiment.recipe.training.schedule;
  return `The learning rate is ${numberText(learningRate)}; its schedule is ${scheduleNames[name] ?? name}.`;
}

const scheduleNames: Record<string, string> = { warmRestarts: "cosine with warm restarts", step: "in steps" };

function contentOf({ l1, l2, inputNoise, loss }: Run["experiment"]["recipe"]["training"], penalty: number): string {
  const unit = loss === "meanSquaredError" ? "Losses are mean squared errors per case" : "Losses are means per case, in nats";
  const noise = inputNoise > 0 ? " and without the noise on the inputs" : "";
  if (l1 === 0 && l2 === 0) return noise ? `${unit}, measured without the noise on the inputs.` : `${unit}.`;
  return `${unit}, without the penalty${noise}; the penalty adds ${numberText(penalty)} in training.`;
}

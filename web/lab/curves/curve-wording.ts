import { grouped, percent } from "../../format.ts";
import type { Look, Run } from "../lab-state.ts";
import { numberText } from "../number-text.ts";
import { EVERY_EPOCH_UP_TO, historyStride } from "../training/history-epochs.ts";

/** What the losses contain and what they leave out. */
export function lossNote({ experiment }: Pick<Run, "experiment">): string {
  const { l1, l2, inputNoise, loss } = experiment.recipe.training;
  const unit = loss === "meanSquaredError" ? "Mean squared error per case" : "Mean per case, in nats";
  const without = [...(l1 > 0 || l2 > 0 ? ["the penalty"] : []), ...(inputNoise > 0 ? ["the noise on the inputs"] : [])];
  return without.length > 0 ? `${unit}, without ${without.join(" and ")}.` : `${unit}.`;
}

/** The losses now, and the best so far: of the recorded epochs, where not all are. */
export function lossSentence(
  { experiment, ready }: Pick<Run, "experiment" | "ready">,
  { epoch, metrics, bestEpoch }: Pick<Look, "epoch" | "metrics" | "bestEpoch">,
): string {
  const { loss, validationLoss, penalty } = metrics;
  const heldOut = validationLoss === undefined ? "" : `, the held-out loss ${numberText(validationLoss)}`;
  const isOfAll = experiment.recipe.training.earlyStopping !== undefined || epoch <= EVERY_EPOCH_UP_TO || historyStride(ready.epochs) === 1;
  const best =
    bestEpoch === undefined
      ? ""
      : ` ${isOfAll ? "The" : "Of the recorded epochs, the"} held-out loss was least at epoch ${grouped(bestEpoch)}.`;
  const added = penalty > 0 ? ` The penalty adds ${numberText(penalty)} in training.` : "";
  return `At epoch ${grouped(epoch)} the training loss is ${numberText(loss)}${heldOut}.${best}${added}`;
}

/** What is correct, in shares. */
export function accuracySentence({ accuracy = Number.NaN, validationAccuracy }: Look["metrics"]): string {
  const heldOut = validationAccuracy === undefined ? "" : ` and ${percent(validationAccuracy)} of the held-out cases`;
  return `${percent(accuracy)} of the training cases${heldOut} are classified correctly.`;
}

/** How the gradient changes on its way back. */
export function gradientSentence({ layerGradientNorms: norms, epoch }: Look["metrics"], step: number): string {
  if (step === 0) return "Before the first step there is no gradient.";
  const [first, last] = [norms[0] ?? 0, norms.at(-1) ?? 0];
  if (norms.length < 2) return `At epoch ${grouped(epoch)} the gradient has norm ${numberText(last)}.`;
  const fading =
    first === 0 ? " None of the gradient reaches the first layer." : first < last / 1000 ? " The gradient fades on its way back." : "";
  return `At epoch ${grouped(epoch)} the norm is ${numberText(last)} in the output layer and ${numberText(first)} in the first.${fading}`;
}

export function rateSentence({ learningRate }: Look["metrics"]): string {
  return `The learning rate is ${numberText(learningRate)}.`;
}

/** A schedule's name in words. */
export function scheduleText(name: string): string {
  return { warmRestarts: "cosine with warm restarts", step: "in steps" }[name] ?? name;
}

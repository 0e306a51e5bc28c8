import type { History } from "./lab-state.ts";
import type { HistoryPart } from "./training/protocol.ts";

const none = new Float64Array();

/** The history of a run that has not begun. */
export const emptyHistory: History = {
  epochs: none,
  losses: none,
  heldOutLosses: none,
  accuracies: none,
  heldOutAccuracies: none,
  learningRates: none,
  gradientNorms: [],
};

/** A history with a part that has arrived. */
export function withPart(history: History, part: HistoryPart): History {
  return {
    epochs: join(history.epochs, part.epochs),
    losses: join(history.losses, part.losses),
    heldOutLosses: join(history.heldOutLosses, part.heldOutLosses),
    accuracies: join(history.accuracies, part.accuracies),
    heldOutAccuracies: join(history.heldOutAccuracies, part.heldOutAccuracies),
    learningRates: join(history.learningRates, part.learningRates),
    gradientNorms: part.gradientNorms.map((norms, l) => join(history.gradientNorms[l] ?? none, norms)),
  };
}

function join(a: Float64Array, b: Float64Array): Float64Array {
  const both = new Float64Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}

import { type FirstGradientFigures, type TrainedFigures, whereToStart } from "../../../../data/lessons/09-where-to-start.ts";

/** The gradients before the first step. */
export function firstGradientOf(activation: string, initializer: string): FirstGradientFigures {
  return found(whereToStart.firstGradients.figures, activation, initializer);
}

/** What a thousand steps came to. */
export function trainedOf(activation: string, initializer: string): TrainedFigures {
  return found(whereToStart.trained.figures, activation, initializer);
}

function found<Entry extends { readonly activation: string; readonly initializer: string }>(
  entries: readonly Entry[],
  activation: string,
  initializer: string,
): Entry {
  const entry = entries.find((candidate) => candidate.activation === activation && candidate.initializer === initializer);
  if (!entry) throw new RangeError(`the figures of chapter 9 must have ${activation} with ${initializer}`);
  return entry;
}

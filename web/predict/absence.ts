import type { PredictState } from "./predict-state.ts";

/** Why there is no prediction, in the places where the panel would show one. */
export interface Absence {
  readonly headline: string;
  readonly title: string;
  readonly sentence: string;
  /** Whether another attempt to load the model may help. */
  readonly canRetry: boolean;
}

/** Why there is no prediction; undefined where there is one. */
export function absence(state: Pick<PredictState, "prediction" | "scores" | "prevalence" | "model" | "modelFailed">): Absence | undefined {
  if (state.prediction.value) return undefined;
  if (state.modelFailed.value)
    return {
      headline: "No prediction",
      title: "The model could not be loaded",
      sentence: "Your scores are kept.",
      canRetry: true,
    };
  const hasScores = state.scores.value.some((score) => typeof score === "number");
  if (!hasScores)
    return {
      headline: "No scores yet",
      title: "No prediction yet",
      sentence: "Score at least one feature, or pick an example case.",
      canRetry: false,
    };
  if (state.prevalence.error.value)
    return { headline: "No prediction", title: "The prevalence needs correcting", sentence: state.prevalence.error.value, canRetry: false };
  return {
    headline: "Loading …",
    title: "The model is being loaded",
    sentence: "The prediction appears once the model has loaded.",
    canRetry: false,
  };
}

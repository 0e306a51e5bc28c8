import { type FeatureKey, featureKeys, isScore } from "../../data/features.ts";
import type { PredictionInput } from "../../model/prediction/prediction.ts";

/** What the visitor chose for a feature: a score, null for "unknown", undefined for nothing yet. Both of the latter are asked as unknown. */
export type Score = number | null | undefined;

/** Nine of them, in the order of the features. */
export type Scores = readonly Score[];

export const nothingChosen: Scores = featureKeys.map(() => undefined);

/** What is asked of the model; undefined while not one score is known. */
export function questionOf(scores: Scores, prevalence?: number): PredictionInput | undefined {
  if (!scores.some((score) => typeof score === "number")) return undefined;
  const values = scores.map((score) => score ?? null);
  return prevalence === undefined ? { values } : { values, prevalence };
}

export function withScore(scores: Scores, feature: FeatureKey, score: Score): Scores {
  return scores.with(featureKeys.indexOf(feature), score);
}

/** Faults beside the fields they belong to. */
export type Faults = Readonly<Partial<Record<FeatureKey | "prevalence", string | undefined>>>;

/** The query that opens the page with these scores: the parameters of the API, `unknown` for what is said to be so. */
export function toQuery(scores: Scores, prevalence?: number): string {
  const query = new URLSearchParams();
  featureKeys.forEach((key, f) => {
    const score = scores[f];
    if (score !== undefined) query.set(key, score === null ? "unknown" : `${score}`);
  });
  if (prevalence !== undefined) query.set("prevalence", `${prevalence}`);
  return `${query}`;
}

/** Reads such a query. What is wrong in it is left unchosen and told. */
export function fromQuery(query: string): { scores: Scores; prevalence: number | undefined; faults: Faults } {
  const parameters = new URLSearchParams(query);
  const faults: Partial<Record<FeatureKey | "prevalence", string>> = {};
  const scores = featureKeys.map((key) => {
    const text = parameters.get(key);
    if (text === null) return undefined;
    if (text === "" || text === "?" || text === "unknown") return null;
    if (/^\d+$/.test(text) && isScore(Number(text))) return Number(text);
    faults[key] = `The link asked for “${text}”. It must be a whole number from 1 to 10, or unknown.`;
    return undefined;
  });
  const text = parameters.get("prevalence");
  const prevalence = text === null || text.trim() === "" ? undefined : Number(text);
  if (prevalence === undefined || (prevalence > 0 && prevalence < 1)) return { scores, prevalence, faults };
  faults.prevalence = `The link asked for “${text}”. It must lie between 0 and 1.`;
  return { scores, prevalence: undefined, faults };
}

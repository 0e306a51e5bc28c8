import { type FeatureKey, featureKeys, isScore } from "../data/features.ts";
import type { PredictionInput } from "../model/prediction/prediction.ts";
import { percentEntry, readPercent } from "./percent-entry.ts";

/** A visitor's entry for one feature: a score, null for "unknown", undefined for no entry. The model treats both as unknown. */
export type Score = number | null | undefined;

/** Nine entries, in the order of the features. */
export type Scores = readonly Score[];

export const noScores: Scores = featureKeys.map(() => undefined);

/** The input for the model; undefined until at least one score is known. */
export function toPredictionInput(scores: Scores, prevalence?: number): PredictionInput | undefined {
  if (!scores.some((score) => typeof score === "number")) return undefined;
  const values = scores.map((score) => score ?? null);
  return prevalence === undefined ? { values } : { values, prevalence };
}

export function withScore(scores: Scores, feature: FeatureKey, score: Score): Scores {
  return scores.with(featureKeys.indexOf(feature), score);
}

/** Error messages by the field they belong to. */
export type FieldErrors = Readonly<Partial<Record<FeatureKey, string | undefined>>>;

/**
 * The query string that reopens these scores: the parameters of the API, with `unknown` for a feature marked unknown. A prevalence
 * that was entered and is not valid is kept as a text that ends with `%`.
 */
export function toQuery(scores: Scores, prevalence?: number | string): string {
  const query = new URLSearchParams();
  featureKeys.forEach((key, f) => {
    const score = scores[f];
    if (score !== undefined) query.set(key, score === null ? "unknown" : `${score}`);
  });
  if (prevalence !== undefined) query.set("prevalence", `${prevalence}`);
  return `${query}`;
}

/** What a query string holds. */
export interface QueriedSample {
  readonly scores: Scores;
  readonly prevalence: number | undefined;
  /** A prevalence that is none, as the percentage that the form shows; undefined where it is valid or absent. */
  readonly invalidPrevalence: string | undefined;
  readonly errors: FieldErrors;
}

/** Reads such a query string. An invalid score is left without an entry and reported in `errors`. */
export function fromQuery(query: string): QueriedSample {
  const parameters = new URLSearchParams(query);
  const errors: Partial<Record<FeatureKey, string>> = {};
  const scores = featureKeys.map((key) => {
    const text = parameters.get(key);
    if (text === null) return undefined;
    if (text === "" || text === "?" || text === "unknown") return null;
    if (/^\d+$/.test(text) && isScore(Number(text))) return Number(text);
    errors[key] = `The link contained “${text}”. Scores are whole numbers from 1 to 10, or “unknown”.`;
    return undefined;
  });
  const text = parameters.get("prevalence")?.trim();
  if (!text) return { scores, prevalence: undefined, invalidPrevalence: undefined, errors };
  const percentage = text.endsWith("%") ? text.slice(0, -1) : undefined;
  const prevalence = percentage === undefined ? Number(text) : readPercent(percentage).share;
  if (prevalence !== undefined && prevalence > 0 && prevalence < 1) return { scores, prevalence, invalidPrevalence: undefined, errors };
  const invalidPrevalence = percentage ?? (Number.isFinite(prevalence) ? percentEntry(Number(text)) : text);
  return { scores, prevalence: undefined, invalidPrevalence, errors };
}

import { type FeatureKey, featureKeys } from "../features.ts";
import { type Choice, candidates } from "./assign.ts";
import { type Order, orderOf } from "./by-order.ts";
import { type ColumnEvidence, looksScaled } from "./evidence.ts";
import { type FoundDiagnosis, findDiagnosis } from "./find-diagnosis.ts";
import type { Heading } from "./heading.ts";
import { idRank } from "./lookup.ts";
import { questionAbout } from "./question.ts";
import type { OptionNames, Refusal } from "./types.ts";

export interface KnownColumns {
  readonly heading: Heading;
  readonly names: readonly string[];
  readonly choice: Choice;
  readonly evidence: readonly ColumnEvidence[];
}

/** Which column holds what; −1 is none. */
export interface FoundColumns {
  readonly features: readonly number[];
  readonly missing: readonly FeatureKey[];
  readonly diagnosis: FoundDiagnosis;
  readonly id: number;
  /** Given where the columns were read by their order, for want of names. */
  readonly order: Order | undefined;
}

/** Finds the columns by what the caller says, by their names, or by their order; or refuses what is scaled, unclear or holds no scores. */
export function findColumns(known: KnownColumns, malignant: string | undefined, optionNames: OptionNames): FoundColumns | Refusal {
  const { heading, names, choice, evidence } = known;
  const isByOrder = (!heading.names || heading.isNumbered) && !featureKeys.some((key) => choice.has(key));
  const order = isByOrder ? orderOf(evidence, hasIndex(heading), optionNames.columns) : undefined;
  if (order && "code" in order) return order;
  const all = order ? featureKeys.map((_, f) => [order.first + f]) : candidates(names, choice);
  const taken = new Set([...choice.values(), ...all.flat()]);
  const id = choice.get("id") ?? order?.id ?? findId(names, taken);
  const chosen = choice.get("diagnosis") ?? order?.diagnosis;
  const diagnosis = findDiagnosis({ names, evidence, taken: taken.add(id), chosen }, malignant, optionNames.malignant);
  if ("code" in diagnosis) return diagnosis;

  const scaled = looksScaled(all.flat().map((column) => evidence[column] as ColumnEvidence));
  if (scaled) return scaledRefusal(scaled);
  const assignment = { names, evidence, features: all, diagnosis: diagnosis.column, id, settled: new Set<string>(choice.keys()) };
  const question = order ? undefined : questionAbout(assignment, optionNames.columns);
  if (question) return question;
  const features = all.map((columns) => columns[0] ?? -1);
  if (features.every((column) => column < 0)) return noFeature(optionNames.columns);
  return { features, missing: featureKeys.filter((_, f) => (features[f] as number) < 0), diagnosis, id, order };
}

/** Whether only the first of the columns has no number: it is the index that pandas and R write. */
function hasIndex({ names }: Heading): boolean {
  return names !== undefined && names[0] === "" && names[1] !== "";
}

function findId(names: readonly string[], taken: ReadonlySet<number>): number {
  const ranks = names.map((name, column) => (taken.has(column) ? undefined : idRank(name)));
  const best = Math.min(...ranks.map((rank) => rank ?? Infinity));
  return ranks.indexOf(best);
}

function scaledRefusal(how: "to 0 and 1" | "otherwise"): Refusal {
  const what =
    how === "to 0 and 1"
      ? "lie between 0 and 1 throughout, so they look scaled"
      : "are mostly not whole, so they look scaled or standardised";
  return { code: "scaled", status: 422, detail: `The values ${what}; give the scores as they were, whole numbers from 1 to 10.` };
}

function noFeature(option: string): Refusal {
  return {
    code: "header",
    status: 422,
    detail: `No column is named like a feature or holds scores: name the columns ${featureKeys.join(", ")}, or say which column is which with ${option}.`,
  };
}

import { codingOf, contradiction, type DiagnosisCoding } from "./diagnosis.ts";
import type { ColumnEvidence } from "./evidence.ts";
import { diagnosisRank } from "./lookup.ts";
import { uciCodes } from "./names.ts";
import type { Notice, Refusal } from "./types.ts";
import { enumerate, show } from "./wording.ts";

export interface FoundDiagnosis extends DiagnosisCoding {
  readonly column: number;
  readonly notices: readonly Notice[];
}

export interface DiagnosisColumns {
  readonly names: readonly string[];
  readonly evidence: readonly ColumnEvidence[];
  /** Columns that hold something else. */
  readonly taken: ReadonlySet<number>;
  /** The column that the caller or the order of the columns gives; −1 for none. */
  readonly chosen: number | undefined;
}

/** Finds the column of the diagnosis, and what its values mean. Of several, the first that is understood. */
export function findDiagnosis(
  { names, evidence, taken, chosen }: DiagnosisColumns,
  malignant: string | undefined,
  option: string,
): FoundDiagnosis | Refusal {
  const all = chosen === undefined ? named(names, taken) : chosen < 0 ? [] : [chosen];
  const read = all.map((column) => ({ column, values: evidence[column]?.values ?? new Map<string, number>() }));
  const known = read.filter(({ values }) => codingOf(values).understood > 0);
  const best = known[0] ?? read[0];
  if (!best) return { column: -1, read: () => null, understood: 0, unclear: [], assumed: undefined, notices: [] };
  const wrong = malignant === undefined ? undefined : contradiction(best.values.keys(), malignant);
  if (wrong) return { code: "malignant", status: 422, detail: `${option}: ${wrong}.` };

  const name = show(names[best.column] || `column ${best.column + 1}`);
  const coding = codingOf(best.values, malignant);
  const notices: Notice[] = [];
  if (all.length > 1) notices.push({ code: "diagnosis column", text: `Of the columns that may hold the diagnosis, ${name} is taken.` });
  if (coding.unclear.length > 0) notices.push(unclearNotice(name, coding, option));
  if (coding.assumed !== undefined) notices.push(assumedNotice(name, coding.assumed, option));
  return { ...coding, column: best.column, notices, unclear: coding.unclear.slice(0, 10) };
}

function named(names: readonly string[], taken: ReadonlySet<number>): number[] {
  const ranked = names.flatMap((name, column) => {
    const rank = taken.has(column) ? undefined : diagnosisRank(name);
    return rank === undefined ? [] : [{ column, rank }];
  });
  return ranked.sort((a, b) => a.rank - b.rank).map(({ column }) => column);
}

function assumedNotice(name: string, code: string, option: string): Notice {
  const text = `All that the diagnosis column ${name} holds is ${code}, which is taken for ${uciCodes.get(code)} as in the UCI data: if it is not, say which value means malignant with ${option}.`;
  return { code: "diagnosis", text };
}

function unclearNotice(name: string, { unclear, understood }: DiagnosisCoding, option: string): Notice {
  const values = enumerate(unclear.length > 3 ? [...unclear.slice(0, 2).map(show), "others"] : unclear.map(show));
  const text =
    understood > 0
      ? `In the diagnosis column ${name}, ${values} ${unclear.length === 1 ? "is" : "are"} not understood and count${unclear.length === 1 ? "s" : ""} as no diagnosis.`
      : `The diagnosis column ${name} holds ${values}, which may mean either class and counts as not given: say which value means malignant with ${option}.`;
  return { code: "diagnosis", text };
}

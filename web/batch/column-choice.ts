import { type FeatureKey, featureKeys } from "../../data/features.ts";
import type { ChosenColumns, ColumnReport } from "../../data/tables/index.ts";

/** What a column may hold; "" is none of these. */
export type ColumnMeaning = FeatureKey | "diagnosis" | "id" | "";

/** The choice to start from: what was chosen for this header before, else what was recognised, else the nearest name. */
export function firstChoice(columns: readonly ColumnReport[], chosen: ChosenColumns | undefined): readonly ColumnMeaning[] {
  const taken = new Set<ColumnMeaning>();
  return columns.map(({ recognised, nearest }, column) => {
    const handle = handleOf(columns, column);
    const before = chosen && [...chosen].find(([, name]) => name === handle)?.[0];
    const meaning = chosen ? (before ?? "") : (recognised ?? nearest ?? "");
    if (taken.has(meaning)) return "";
    if (meaning !== "") taken.add(meaning);
    return meaning;
  });
}

/** A choice as the reader of tables takes it; features that are in no column are said to be in none. Or what is wrong with it. */
export function chosenColumns(
  columns: readonly ColumnReport[],
  choice: readonly ColumnMeaning[],
): ChosenColumns | { readonly error: string; readonly meaning?: ColumnMeaning } {
  const repeated = choice.find((meaning, column) => meaning !== "" && choice.indexOf(meaning) !== column);
  if (repeated) return { error: "is chosen for more than one column", meaning: repeated };
  if (!choice.some((meaning) => (featureKeys as readonly string[]).includes(meaning)))
    return { error: "Choose a feature for at least one column." };
  const chosen = new Map<FeatureKey | "diagnosis" | "id", string>(featureKeys.map((key) => [key, ""]));
  for (const { recognised } of columns) if (recognised === "diagnosis" || recognised === "id") chosen.set(recognised, "");
  choice.forEach((meaning, column) => {
    if (meaning !== "") chosen.set(meaning, handleOf(columns, column));
  });
  return chosen;
}

/** What the reader of tables may call a column: its name, or its number where the name is empty or not the only one. */
function handleOf(columns: readonly ColumnReport[], column: number): string {
  const name = columns[column]?.name ?? "";
  return name !== "" && columns.filter((one) => one.name === name).length === 1 ? name : String(column + 1);
}

import { grouped } from "../../format.ts";
import type { LabData } from "./experiment.ts";
import { type Experiment, LIMITS } from "./experiment.ts";

/** The bounds of a number in a field: `above` and `below` are exclusive, `from` and `to` inclusive. */
export interface Bounds {
  readonly above?: number;
  readonly from?: number;
  readonly below?: number;
  readonly to?: number;
}

/** The most epochs of a run. */
export const MOST_EPOCHS = 1_000_000;

/** Reads a number, with a decimal point or comma. Throws RangeError, with the rule and what was entered, if it is none within the bounds. */
export function readNumber(text: string, bounds: Bounds): number {
  const value = parsed(text);
  if (!isWithin(value, bounds)) throw new RangeError(`must be a number${phrase(bounds)}, got ${shown(text)}`);
  return value;
}

/** Reads a whole number. Throws RangeError, with the rule and what was entered, if it is none within the bounds. */
export function readWhole(text: string, bounds: Bounds): number {
  const value = parsed(text);
  if (!Number.isSafeInteger(value) || !isWithin(value, bounds))
    throw new RangeError(`must be a whole number${phrase(bounds)}, got ${shown(text)}`);
  return value;
}

/** Reads one of several names. Throws RangeError, with all of them and what was entered, if it is none. */
export function readName<Name extends string>(text: string, names: readonly Name[]): Name {
  const name = names.find((candidate) => candidate === text);
  if (name === undefined) throw new RangeError(`must be one of ${names.join(", ")}, got ${shown(text)}`);
  return name;
}

/** What is wrong with an experiment on these rows, by the name of the field: what only the rows tell. */
export function dataErrors({ recipe, holdOut }: Experiment, { rows, labels, classNames }: LabData): Record<string, string> {
  const errors: Record<string, string> = {};
  const width = rows[0]?.length ?? 0;
  if (rows.length > LIMITS.rows) errors.data = `must have at most ${grouped(LIMITS.rows)} rows, got ${grouped(rows.length)}`;
  if (width > LIMITS.columns) errors.data = `must have at most ${LIMITS.columns} columns, got ${width}`;
  const counts = classNames.map((_, label) => labels.filter((other) => other === label).length);
  counts.forEach((count, label) => {
    if (count < 1) errors.data = `must have rows of both classes, got none of ${shown(classNames[label] as string)}`;
    else if (count < 2 && holdOut.kind === "share")
      errors.holdout = `needs at least 2 rows of each class, got ${count} of ${shown(classNames[label] as string)}`;
  });
  const lowest = rows.reduce((low, row) => Math.min(low, ...row), Infinity);
  const scalingError = scalingRule(recipe.scaling, lowest);
  if (scalingError) errors.scaling = scalingError;
  return errors;
}

/** Why a scaling cannot be used on values down to `lowest`. */
export function scalingRule(scaling: Experiment["recipe"]["scaling"], lowest: number): string | undefined {
  if (scaling === "log-standard" && lowest <= 0) return `log-standard needs values above 0, got ${lowest}`;
  if ((scaling === "root-standard" || scaling === "fourth-root-standard") && lowest < 0)
    return `${scaling} needs values of at least 0, got ${lowest}`;
  return undefined;
}

/** A text as an error shows it. */
export function shown(text: string): string {
  return text.trim() === "" ? "nothing" : JSON.stringify(text.length > 40 ? `${text.slice(0, 39)}…` : text);
}

function parsed(text: string): number {
  const plain = text.trim().replace(",", ".");
  return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d{1,3})?$/i.test(plain) ? Number(plain) : Number.NaN;
}

function isWithin(value: number, { above = -Infinity, from = -Infinity, below = Infinity, to = Infinity }: Bounds): boolean {
  return value > above && value >= from && value < below && value <= to && Number.isFinite(value);
}

/** The bounds in words, with a space in front. */
function phrase({ above, from, below, to }: Bounds): string {
  if (from !== undefined && to !== undefined) return ` from ${from} to ${to}`;
  const parts = [
    above === undefined ? "" : `above ${above}`,
    from === undefined ? "" : `of at least ${from}`,
    below === undefined ? "" : `below ${below}`,
    to === undefined ? "" : `of at most ${to}`,
  ].filter((part) => part !== "");
  return parts.length > 0 ? ` ${parts.join(" and ")}` : "";
}

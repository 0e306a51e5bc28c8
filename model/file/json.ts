/** Whether a value is an object and not a list. */
export function isObject(value: unknown): value is { readonly [key: string]: unknown } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Whether a value is a list whose items all pass. */
export function isList<T>(value: unknown, isItem: (item: unknown) => item is T, length?: number): value is readonly T[] {
  return Array.isArray(value) && (length === undefined || value.length === length) && value.every(isItem);
}

/** Whether a value is a list of so many finite numbers. */
export function isVector(value: unknown, length: number): value is readonly number[] {
  return isList(value, isFiniteNumber, length);
}

export function isFiniteNumber(value: unknown): value is number {
  return Number.isFinite(value);
}

/** Whether a value is a whole number from 0. */
export function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

/** Whether a value is a number strictly between two others. */
export function isBetween(low: number, value: unknown, high: number): value is number {
  return typeof value === "number" && value > low && value < high;
}

/** A value for an error message: its JSON, cut after 60 characters. */
export function shown(value: unknown): string {
  const json = JSON.stringify(value) ?? "nothing";
  return json.length > 60 ? `${json.slice(0, 60)}…` : json;
}

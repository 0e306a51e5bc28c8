/** The bounds of a number: `above` and `below` are exclusive, `from` and `to` inclusive. */
export interface Bounds {
  readonly above?: number;
  readonly from?: number;
  readonly below?: number;
  readonly to?: number;
}

/** Throws RangeError unless `value` is a finite number within the bounds. */
export function checkNumber(what: string, value: unknown, bounds: Bounds = {}): void {
  const { above = -Infinity, from = -Infinity, below = Infinity, to = Infinity } = bounds;
  if (Number.isFinite(value)) {
    const x = value as number;
    if (x > above && x >= from && x < below && x <= to) return;
  }
  const rules = Object.entries(bounds).map(([name, bound]) => ` ${name} ${bound}`);
  throw new RangeError(`${what} must be a finite number${rules.join("")}, got ${shown(value)}`);
}

/** Throws RangeError unless `value` is a whole number from `from` on. */
export function checkWhole(what: string, value: unknown, from: number): void {
  if (!(Number.isSafeInteger(value) && (value as number) >= from))
    throw new RangeError(`${what} must be a whole number from ${from}, got ${shown(value)}`);
}

/** Throws RangeError unless `name` is one of the names, in words that list them. */
export function checkName(what: string, name: unknown, names: readonly string[]): void {
  if (!names.includes(name as string)) throw new RangeError(`${what} must be one of ${names.join(", ")}, got ${shown(name)}`);
}

/** Throws RangeError unless `value` is an object whose keys are all among the names. */
export function checkKeys(what: string, value: unknown, names: readonly string[]): void {
  if (typeof value !== "object" || value === null || Array.isArray(value))
    throw new RangeError(`${what} must be an object, got ${shown(value)}`);
  for (const key of Object.keys(value))
    if (!names.includes(key)) throw new RangeError(`${what} must have no keys but ${names.join(", ")}, got ${shown(key)}`);
}

function shown(value: unknown): string {
  return typeof value === "string" ? JSON.stringify(value) : String(value);
}

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
  throw new RangeError(`${what} must be a finite number${phrase(bounds)}, got ${shown(value)}`);
}

/** Throws RangeError unless `value` is an integer of at least `least`. */
export function checkInteger(what: string, value: unknown, least: number): void {
  if (!(Number.isSafeInteger(value) && (value as number) >= least))
    throw new RangeError(`${what} must be an integer of at least ${least}, got ${shown(value)}`);
}

/** Throws RangeError, with the list of names, unless `name` is one of them. */
export function checkName(what: string, name: unknown, names: readonly string[]): void {
  if (!names.includes(name as string)) throw new RangeError(`${what} must be one of ${names.join(", ")}, got ${shown(name)}`);
}

/** Throws RangeError unless `value` is an object whose keys are all among the names. */
export function checkKeys(what: string, value: unknown, names: readonly string[]): void {
  if (typeof value !== "object" || value === null || Array.isArray(value))
    throw new RangeError(`${what} must be an object, got ${shown(value)}`);
  for (const key of Object.keys(value))
    if (!names.includes(key)) throw new RangeError(`${what} must have no keys except ${names.join(", ")}, got ${shown(key)}`);
}

/** The bounds in words, with a space in front. */
function phrase({ above, from, below, to }: Bounds): string {
  if (from !== undefined && to !== undefined) return ` from ${from} to ${to}`;
  const parts: string[] = [];
  if (above !== undefined) parts.push(`above ${above}`);
  if (from !== undefined) parts.push(`of at least ${from}`);
  if (below !== undefined) parts.push(`below ${below}`);
  if (to !== undefined) parts.push(`of at most ${to}`);
  return parts.length > 0 ? ` ${parts.join(" and ")}` : "";
}

function shown(value: unknown): string {
  return typeof value === "string" ? JSON.stringify(value) : String(value);
}

/** What was entered as a percentage: the share, none where nothing was entered, or what is wrong with it. */
export interface PercentEntry {
  readonly share?: number;
  readonly error?: string;
}

/** Reads a percentage above 0 and below 100, with a decimal point or comma, as a share. */
export function readPercent(entry: string): PercentEntry {
  const text = entry.replace("%", "").trim().replace(",", ".");
  if (text === "") return {};
  // As decimal digits, because 1.1 / 100 is not 0.011.
  const share = /^\+?(\d+\.?\d*|\.\d+)$/.test(text) ? Number(`${text}e-2`) : Number.NaN;
  if (share > 0 && share < 1) return { share };
  return { error: `must be a number above 0 and below 100, got ${entry.trim()}` };
}

/** A share as it is entered. */
export function percentEntry(share: number): string {
  return String(Number((100 * share).toPrecision(12)));
}

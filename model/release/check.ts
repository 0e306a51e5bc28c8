/** `noted` is shown with what to look at, but does not stop a model; `refused` does. */
export type Outcome = "passes" | "noted" | "refused";

/** One respect in which a new model, or its data, is compared with the present model. The figures are as they are shown. */
export interface Check {
  readonly name: string;
  readonly present: string;
  readonly candidate: string;
  /** The requirement and what was measured. */
  readonly rule: string;
  readonly outcome: Outcome;
  /** What to look at; absent where the check passes. */
  readonly advice?: string;
  /** The rows of the data to look at, the worst first. */
  readonly rows?: readonly number[];
}

/** A rate in percent with one decimal: `3.6%`. */
export function percent(rate: number): string {
  return Number.isNaN(rate) ? "none" : `${rate < 0 ? "−" : ""}${(100 * Math.abs(rate)).toFixed(1)}%`;
}

/** With its sign: `−0.0100`. */
export function signed(x: number): string {
  return `${x < 0 ? "−" : "+"}${Math.abs(x).toFixed(4)}`;
}

/** The exit codes of ship; `--help` lists them. */
export const exitCodes = {
  done: 0,
  unexpected: 1,
  usage: 2,
  gateRefused: 3,
  preparationFailed: 4,
  notPromoted: 5,
  rolledBack: 6,
  needsAttention: 7,
  interrupted: 130,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

export const exitMeanings: Readonly<Record<ExitCode, string>> = {
  0: "shipped, or nothing to ship, or the dry run passed",
  1: "unexpected error; production is unchanged",
  2: "wrong options, not logged in to Cloudflare, or another run in progress",
  3: "the gate refused the model: it is worse than the present one",
  4: "data, training, tests or build failed; nothing was uploaded",
  5: "the upload or the smoke test failed; production is unchanged",
  6: "the promotion failed and was rolled back; the old version is live",
  7: "production needs your attention now: the last lines say what to do",
  130: "interrupted; an unfinished promotion was rolled back",
};

/** An expected failure: what went wrong, and what to do about it. */
export class ShipError extends Error {
  override name = "ShipError";
  readonly code: ExitCode;
  /** What the user can do, one line each. */
  readonly advice: readonly string[];

  constructor(code: ExitCode, message: string, advice: readonly string[] = []) {
    super(message);
    this.code = code;
    this.advice = advice;
  }
}

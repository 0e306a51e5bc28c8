/** What the process exits with. The help prints this table. */
export const exitCodes = {
  done: 0,
  unexpected: 1,
  usage: 2,
  refused: 3,
  unfit: 4,
  notUploaded: 5,
  rolledBack: 6,
  stuck: 7,
  interrupted: 130,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

export const exitMeanings: Readonly<Record<ExitCode, string>> = {
  0: "shipped; or there was nothing to ship; or the rehearsal went well",
  1: "something unforeseen; production is as it was",
  2: "wrong options, no login to Cloudflare, or another ship is under way",
  3: "the gate refused the model: it is worse than the one that is live",
  4: "data, training, tests or build failed; nothing was uploaded",
  5: "Cloudflare refused or did not answer, or the smoke test failed; production is as it was",
  6: "promotion or the check after it failed; rolled back, the old version answers",
  7: "rolling back failed too: look at once, the last lines say what to do",
  130: "interrupted; what was promoted half is rolled back",
};

/** A foreseen failure: what went wrong, and what to do about it. */
export class ShipError extends Error {
  override name = "ShipError";
  readonly code: ExitCode;
  /** What the owner can do, a line each. */
  readonly advice: readonly string[];

  constructor(code: ExitCode, message: string, advice: readonly string[] = []) {
    super(message);
    this.code = code;
    this.advice = advice;
  }
}

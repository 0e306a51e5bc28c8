import type { Job, Result } from "./jobs.ts";

/** What runs jobs over one data set: threads in Node, web workers in a browser. */
export interface Pool {
  /** Does all jobs, in any order; the results come in the order of the jobs. */
  run<J extends Job>(jobs: readonly J[], onDone?: (done: number) => void): Promise<Result<J>[]>;
  close(): Promise<void>;
}

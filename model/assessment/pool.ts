import type { TrainingData } from "../training/training-data.ts";
import { describeJob, type Job, type Reply, type Result } from "./jobs.ts";

/** Runs jobs over one data set, several at a time: on threads in Node, on web workers in a browser. */
export interface Pool {
  readonly data: TrainingData;
  /**
   * Runs all jobs in any order and resolves with their results in the order of the jobs; `onJob` is called after each. If
   * jobs fail, the others are finished first; then it rejects with JobError.
   */
  run<J extends Job>(jobs: readonly J[], onJob?: () => void): Promise<Result<J>[]>;
  close(): Promise<void>;
}

/** What a pool needs to know of a thread. A thread holds the data and is given one job at a time. */
export interface Thread {
  /** Rejects if the thread dies before it replies. */
  run(job: Job): Promise<Reply>;
  readonly isAlive: boolean;
  stop(): Promise<unknown>;
}

/** Jobs that threw, or that killed their thread twice. The cause is the first job's error. */
export class JobError extends Error {
  override name = "JobError";
}

/** How often a job is tried if its thread dies: once may be bad luck, such as a machine short of memory. */
const ATTEMPTS = 2;

/** A pool of at most `size` threads. Each is started when it is first needed, and replaced if it died. */
export function createPool(data: TrainingData, startThread: () => Thread, size: number): Pool {
  const threads: Thread[] = [];
  const idle = Array.from({ length: size }, (_, slot) => slot);
  const queue: Task[] = [];
  let isClosed = false;

  function enqueue(job: Job): Promise<Result<Job>> {
    return new Promise((resolve, reject) => {
      queue.push({ job, deaths: 0, resolve, reject });
      const slot = idle.pop();
      if (slot !== undefined) void work(slot);
    });
  }

  async function work(slot: number): Promise<void> {
    for (let task = queue.shift(); task; task = queue.shift()) await attempt(task, slot);
    idle.push(slot);
  }

  async function attempt(task: Task, slot: number): Promise<void> {
    try {
      const thread = threads[slot]?.isAlive ? threads[slot] : startThread();
      threads[slot] = thread;
      const reply = await thread.run(task.job);
      if ("error" in reply) task.reject(failure(task.job, reply.error));
      else task.resolve(reply.result);
    } catch (death) {
      task.deaths += 1;
      if (task.deaths < ATTEMPTS && !isClosed) queue.unshift(task);
      else task.reject(failure(task.job, death as Error));
    }
  }

  return {
    data,
    async run<J extends Job>(jobs: readonly J[], onJob?: () => void) {
      if (isClosed) throw new JobError("the pool is closed");
      const settled = await Promise.allSettled(jobs.map((job) => enqueue(job).finally(onJob)));
      const failures = settled.filter((outcome) => outcome.status === "rejected").map(({ reason }) => reason as JobError);
      if (failures.length > 0) throw summary(failures, jobs.length);
      return settled.map((outcome) => (outcome as PromiseFulfilledResult<Result<J>>).value);
    },
    async close() {
      isClosed = true;
      for (const { job, reject } of queue.splice(0)) reject(failure(job, new Error("the pool was closed")));
      await Promise.all(threads.map((thread) => thread.stop()));
    },
  };
}

/** The same pool, calling `onJob` after each job of any run. */
export function watchJobs(pool: Pool, onJob: () => void): Pool {
  return {
    ...pool,
    run: (jobs, also) =>
      pool.run(jobs, () => {
        onJob();
        also?.();
      }),
  };
}

interface Task {
  readonly job: Job;
  /** How many threads died of it. */
  deaths: number;
  readonly resolve: (result: Result<Job>) => void;
  readonly reject: (error: JobError) => void;
}

function failure(job: Job, cause: Error): JobError {
  return new JobError(`${describeJob(job)}: ${cause.message}`, { cause });
}

function summary(failures: readonly JobError[], jobs: number): JobError {
  const [first] = failures as [JobError];
  if (failures.length === 1) return first;
  return new JobError(`${failures.length} of ${jobs} jobs failed, the first: ${first.message}`, { cause: first.cause });
}

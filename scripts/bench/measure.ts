/** Something to be timed beside others. */
export interface Benchmark {
  /** What is done. Benchmarks with the same subject are compared. */
  readonly subject: string;
  /** Who does it. The first of a subject is the reference for the others. */
  readonly who: string;
  /** Does it `times` times and returns the nanoseconds that it took. */
  time(times: number): number | Promise<number>;
}

/** The times of a benchmark, in nanoseconds per repetition, one per round. */
export interface Timing extends Benchmark {
  readonly rounds: readonly number[];
}

/** Nanoseconds that a benchmark runs for in each round: long enough for the clock, short enough to interleave. */
const SLICE = 20e6;
const WARM_UP = 200e6;

let sink = 0;

/** Times synchronous work. The results are used, so that no compiler can drop the work. */
export function timed(work: () => number): Benchmark["time"] {
  return (times) => {
    const start = process.hrtime.bigint();
    for (let i = 0; i < times; i++) sink += work();
    return Number(process.hrtime.bigint() - start);
  };
}

/** A benchmark that works on one item per call, in turn. */
export function inTurn<Item>(subject: string, who: string, items: readonly Item[], work: (item: Item, i: number) => number): Benchmark {
  let at = 0;
  const next = (): number => {
    at = at + 1 < items.length ? at + 1 : 0;
    return work(items[at] as Item, at);
  };
  return { subject, who, time: timed(next) };
}

/** Times asynchronous work. */
export function timedAsync(work: () => Promise<number>): Benchmark["time"] {
  return async (times) => {
    const start = process.hrtime.bigint();
    for (let i = 0; i < times; i++) sink += await work();
    return Number(process.hrtime.bigint() - start);
  };
}

/** Warms every benchmark up, then times all of them in each round, so that other load on the machine affects all alike. */
export async function measure(benchmarks: readonly Benchmark[], rounds: number): Promise<Timing[]> {
  const prepared = [];
  for (const benchmark of benchmarks) prepared.push({ benchmark, times: await warmUp(benchmark), rounds: [] as number[] });
  for (let round = 0; round < rounds; round++)
    for (const { benchmark, times, rounds: results } of prepared) results.push((await benchmark.time(times)) / times);
  if (Number.isNaN(sink)) console.log("a benchmark returned NaN");
  return prepared.map(({ benchmark, rounds }) => ({ ...benchmark, rounds }));
}

/** Runs a benchmark until it is warm. Returns the number of repetitions that fill a slice. */
async function warmUp(benchmark: Benchmark): Promise<number> {
  let times = 1;
  let spent = 0;
  for (;;) {
    const took = await benchmark.time(times);
    spent += took;
    if (spent >= WARM_UP && took >= SLICE / 4) return Math.max(1, Math.round((times * SLICE) / took));
    if (took < SLICE) times *= 2;
  }
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? (sorted[middle] as number) : ((sorted[middle - 1] as number) + (sorted[middle] as number)) / 2;
}

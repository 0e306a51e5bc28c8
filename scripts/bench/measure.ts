/** Something to be timed against others of the same subject. */
export interface Benchmark {
  /** What is done; benchmarks that do the same thing are compared. */
  readonly subject: string;
  /** Who does it. The first of a subject is what the others are measured by. */
  readonly who: string;
  /** Does it `times` over and says how many nanoseconds that took. */
  time(times: number): number | Promise<number>;
}

/** A benchmark's times, in nanoseconds for doing it once, round by round. */
export interface Timing extends Benchmark {
  readonly rounds: readonly number[];
}

/** How long a benchmark runs in a round: long enough for the clock, short enough for the rounds to mix. */
const SLICE = 20e6;
const WARM_UP = 200e6;

let sink = 0;

/** Times work of this process. What the work returns is kept, so that no compiler can drop it. */
export function timed(work: () => number): Benchmark["time"] {
  return (times) => {
    const start = process.hrtime.bigint();
    for (let i = 0; i < times; i++) sink += work();
    return Number(process.hrtime.bigint() - start);
  };
}

/** A benchmark that takes one item per call, going round the items. */
export function inTurn<Item>(subject: string, who: string, items: readonly Item[], work: (item: Item, i: number) => number): Benchmark {
  let at = 0;
  const next = (): number => {
    at = at + 1 < items.length ? at + 1 : 0;
    return work(items[at] as Item, at);
  };
  return { subject, who, time: timed(next) };
}

/** The same for work that has to be awaited. */
export function timedAsync(work: () => Promise<number>): Benchmark["time"] {
  return async (times) => {
    const start = process.hrtime.bigint();
    for (let i = 0; i < times; i++) sink += await work();
    return Number(process.hrtime.bigint() - start);
  };
}

/** Warms every benchmark up, then times them in turn, so that what else the machine does meets all alike. */
export async function measure(benchmarks: readonly Benchmark[], rounds: number): Promise<Timing[]> {
  const prepared = [];
  for (const benchmark of benchmarks) prepared.push({ benchmark, times: await warmUp(benchmark), rounds: [] as number[] });
  for (let round = 0; round < rounds; round++)
    for (const { benchmark, times, rounds: results } of prepared) results.push((await benchmark.time(times)) / times);
  if (Number.isNaN(sink)) console.log("a benchmark answered with something that is no number");
  return prepared.map(({ benchmark, rounds }) => ({ ...benchmark, rounds }));
}

/** Runs a benchmark until it is warm; returns how often it fits into a slice. */
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

import { simdEngine } from "../../network/kernel/kernel.ts";
import { type OptimizerOptions, optimizers } from "../../network/learning/optimizers.ts";
import { trainEpoch } from "../../network/learning/training.ts";
import { loadKernel } from "../kernel.ts";
import { trainingOf } from "./learning.ts";
import { type Benchmark, measure, median, timed } from "./measure.ts";
import { BATCH, synthetic } from "./subjects.ts";
import { digits } from "./table.ts";

const SMALL = 10_000;
const LARGE = 1_000_000;

/** The cost per row of an epoch over 10,000 and over 1,000,000 rows of nine inputs, and the memory that training adds to the data. */
export async function scalingReport(rounds: number): Promise<string> {
  const lines: string[] = [];
  for (const [name, optimizer, batchSize] of [
    ["full-batch descent", optimizers.sgd, "full"],
    [`Adam in batches of ${BATCH}`, optimizers.adam, BATCH],
  ] as const) {
    const small = epochOf(SMALL, optimizer, batchSize);
    const large = epochOf(LARGE, optimizer, batchSize);
    const [few, many] = await measure([small.benchmark, large.benchmark], rounds);
    const [perSmall, perLarge] = [median(few!.rounds) / SMALL, median(many!.rounds) / LARGE];
    const ratio = median(many!.rounds.map((time, round) => time / LARGE / ((few!.rounds[round] as number) / SMALL)));
    lines.push(
      `${name}, 9-15-1: ${digits(perSmall)} ns per row of ${SMALL.toLocaleString("en")}, ${digits(perLarge)} ns per row of ${LARGE.toLocaleString("en")} (ratio ${digits(ratio)}); ` +
        `${mebibytes(large.data)} of data, ${mebibytes(large.added())} added by training`,
    );
  }
  return lines.join("\n");
}

function epochOf(rows: number, optimizer: OptimizerOptions, batchSize: number | "full") {
  const data = synthetic(rows, 9);
  const before = memory();
  const training = trainingOf(simdEngine(loadKernel()), data, optimizer, batchSize);
  const epoch = (): number => {
    trainEpoch(training);
    return training.parameters[0] as number;
  };
  const benchmark: Benchmark = { subject: `${rows} rows`, who: "cytonet, kernel", time: timed(epoch) };
  return { benchmark, data: 8 * (data.X.length + data.Y.length), added: () => memory() - before };
}

/** The resident memory of this process, without garbage. */
function memory(): number {
  globalThis.gc?.();
  return process.memoryUsage.rss();
}

function mebibytes(bytes: number): string {
  return `${Math.round(Math.max(0, bytes) / 2 ** 20)} MiB`;
}

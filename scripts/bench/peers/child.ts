import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import type { Benchmark } from "../measure.ts";
import { subjects, wisconsin } from "../subjects.ts";

/** A peer in a process of its own, or what is missing to run it. */
export interface Child {
  readonly benchmarks: readonly Benchmark[];
  readonly missing?: string;
  close(): void;
}

/** The commands of reference.c and reference.py, their subjects, and how many of the subject one repetition does. */
const commands = [
  ["epoch500", subjects.epoch, 1],
  ["epoch683", subjects.wisconsin, 1],
  ["adam", subjects.adam, 1],
  ["predict", subjects.one, 1000],
  ["many", subjects.many, 1],
] as const;

/** reference.c, compiled for this machine. */
export function compiledReference(): Child {
  const folder = mkdtempSync(join(tmpdir(), "cytonet-bench-"));
  const program = join(folder, "reference");
  const flags = ["-O3", "-march=native", "-ffp-contract=fast", "-fno-math-errno", "-fno-trapping-math"];
  try {
    execFileSync("cc", [...flags, "-o", program, here("reference.c"), "-lm"], { stdio: "ignore" });
  } catch {
    rmSync(folder, { recursive: true });
    return { benchmarks: [], missing: "C: there is no compiler `cc` that accepts -march=native", close: () => {} };
  }
  const lanes = execFileSync(program, { encoding: "utf8" }).trim();
  return startChild(`C, ${lanes}-bit lanes`, program, [], folder);
}

/** reference.py, if python3 has numpy. */
export function numpy(): Child {
  try {
    execFileSync("python3", ["-c", "import numpy"], { stdio: "ignore" });
  } catch {
    return { benchmarks: [], missing: "numpy: there is no python3 with numpy", close: () => {} };
  }
  return startChild("numpy, in place", "python3", [here("reference.py")], mkdtempSync(join(tmpdir(), "cytonet-bench-")));
}

/** Starts a process that reads a data file and then answers each line `NAME REPEATS` with a line `NANOSECONDS CHECKSUM`. */
function startChild(who: string, program: string, args: readonly string[], folder: string): Child {
  const file = join(folder, "data");
  const numbers = [wisconsin.count];
  for (let i = 0; i < wisconsin.count; i++) numbers.push(...wisconsin.X.subarray(9 * i, 9 * i + 9), wisconsin.Y[i] as number);
  writeFileSync(file, new Uint8Array(Float64Array.from(numbers).buffer));
  const oneThread = { OPENBLAS_NUM_THREADS: "1", OMP_NUM_THREADS: "1", MKL_NUM_THREADS: "1" };
  const child = spawn(program, [...args, file], { stdio: ["pipe", "pipe", "inherit"], env: { ...process.env, ...oneThread } });
  const answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const run = async (repeats: number, name: string): Promise<number> => {
    child.stdin.write(`${name} ${repeats}\n`);
    const { value, done } = await answers.next();
    if (done) throw new Error(`${who} ended without answering ${name}`);
    return Number(String(value).split(" ")[0]);
  };
  const benchmarks = commands.map(
    ([name, subject, each]): Benchmark => ({
      subject,
      who,
      async time(times) {
        const repeats = Math.max(1, Math.round(times / each));
        // Untimed at first, because the process slept while others were measured.
        await run(repeats, name);
        return ((await run(repeats, name)) * times) / (repeats * each);
      },
    }),
  );
  return {
    benchmarks,
    close() {
      child.stdin.end();
      rmSync(folder, { recursive: true });
    },
  };
}

function here(name: string): string {
  return fileURLToPath(new URL(name, import.meta.url));
}

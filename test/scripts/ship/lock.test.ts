import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { projectPath } from "../../../scripts/files.ts";
import { takeLock } from "../../../scripts/ship/lock.ts";
import { openState } from "../../../scripts/ship/state.ts";

let folder: string;
let lock: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "cytonet-lock-"));
  lock = join(folder, "lock");
});
afterEach(() => rmSync(folder, { recursive: true }));

test("a lock keeps other runs out until it is released", () => {
  const release = takeLock(lock);
  const holder = `${process.ppid} other\n`;
  release();
  writeFileSync(lock, holder);
  expect(() => takeLock(lock)).toThrow(`another run is in progress (process ${process.ppid})`);
  // A release leaves the lock of another run alone.
  release();
  expect(readFileSync(lock, "utf8")).toBe(holder);
});

test.each([
  ["empty", ""],
  ["half-written", String(process.ppid)],
  ["without a process id", "now\n"],
])("an incomplete lock (%s) counts as held, and the error says how to remove it", (_, content) => {
  writeFileSync(lock, content);
  expect(() => takeLock(lock)).toThrow(
    expect.objectContaining({
      message: expect.stringContaining("its lock is incomplete"),
      advice: [expect.stringContaining(`delete ${lock}`)],
    }),
  );
  expect(readFileSync(lock, "utf8")).toBe(content);
});

describe("the lock of a dead run is taken over", () => {
  test("when its process is gone", () => {
    const { pid } = spawnSync(process.execPath, ["--version"]);
    writeFileSync(lock, `${pid} dead\n`);
    takeLock(lock)();
  });

  test("when this process has got its id", () => {
    writeFileSync(lock, `${process.pid} dead\n`);
    takeLock(lock)();
  });

  test("by one of two runs that find it at the same time", async () => {
    const { pid } = spawnSync(process.execPath, ["--version"]);
    const rounds = 100;
    for (let round = 0; round < rounds; round++) writeFileSync(join(folder, `lock-${round}`), `${pid} dead\n`);
    const runs = [startRun(rounds), startRun(rounds)];
    await Promise.all(runs.map((run) => run.hasLines(1)));
    const start = Date.now() + 50;
    for (const run of runs) run.stdin.write(`${start}\n`);
    const [one, other] = await Promise.all(runs.map((run) => run.hasLines(1 + rounds)));
    for (const run of runs) run.stdin.end();
    for (let round = 1; round <= rounds; round++) expect([one?.[round], other?.[round]].sort()).toEqual(["held", "taken"]);
  });
});

test("a damaged state is refused, since it may hold an unfinished promotion; a missing one is not", () => {
  const state = openState(folder);
  const promotion = { from: { id: "a", tag: "model", message: "" }, to: ["b"] };
  expect(state.read()).toBeUndefined();
  state.write({ key: "k", staged: {}, done: {}, promotion });
  expect(state.read()?.promotion).toEqual(promotion);
  writeFileSync(join(folder, "state.json"), '{"key": "k", "promo');
  expect(() => state.read()).toThrow("state.json cannot be read");
});

/** A process that tries to take one lock every four milliseconds from the time that it is told on, and keeps what it gets. */
function startRun(rounds: number) {
  const script = `
    import { takeLock } from ${JSON.stringify(projectPath("scripts/ship/lock.ts"))};
    process.stdin.once("data", (start) => {
      for (let round = 0; round < ${rounds}; round++) {
        while (Date.now() < Number(start) + 4 * round);
        try {
          takeLock(${JSON.stringify(join(folder, "lock-"))} + round);
          console.log("taken");
        } catch ({ message }) {
          console.log(message.startsWith("another run is") ? "held" : message);
        }
      }
    });
    console.log("ready");`;
  const { stdin, stdout } = spawn(process.execPath, ["--input-type=module", "--eval", script], { stdio: ["pipe", "pipe", "inherit"] });
  let output = "";
  const hasLines = (count: number) =>
    new Promise<string[]>((resolve) => {
      const check = () => {
        const lines = output.split("\n").slice(0, -1);
        if (lines.length === count) resolve(lines);
      };
      stdout.on("data", check);
      check();
    });
  stdout.on("data", (text) => (output += text));
  return { stdin, hasLines };
}

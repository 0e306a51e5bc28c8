import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { plainLines, runNode, startNode } from "../../../scripts/ship/child.ts";
import { parseEvents } from "../../../scripts/ship/wrangler-process.ts";

let folder: string;
let log: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "cytonet-child-"));
  log = join(folder, "log");
});
afterAll(() => rmSync(folder, { recursive: true }));

test("a child's output is returned and logged", async () => {
  const result = await runNode(["--eval", 'console.log("out"); console.error("err"); process.exit(3)'], { cwd: folder, log });
  expect(result).toEqual({ code: 3, timedOut: false, stdout: "out\n", stderr: "err\n" });
  expect(readFileSync(log, "utf8")).toMatch(/\$ node --eval .*\n(out\nerr|err\nout)\n$/s);
});

test("a child is stopped after its timeout, or with the reason of its signal", async () => {
  const forever = ["--eval", "setInterval(() => {}, 1000)"];
  expect(await runNode(forever, { cwd: folder, log, timeout: 100 })).toMatchObject({ code: null, timedOut: true });
  const controller = new AbortController();
  setTimeout(() => controller.abort(new Error("interrupted")), 100);
  await expect(runNode(forever, { cwd: folder, log, signal: controller.signal })).rejects.toThrow("interrupted");
});

test.skipIf(process.platform === "win32")("a process that ignores SIGTERM is killed, even if it outlives its parent", async () => {
  const stubborn = 'process.on("SIGTERM", () => {}); console.log("ready"); setInterval(() => {}, 1000)';
  const parent = `require("node:child_process").spawn(process.execPath, ["--eval", ${JSON.stringify(stubborn)}], { stdio: "inherit" })`;
  let isReady = () => {};
  const ready = new Promise<void>((resolve) => {
    isReady = resolve;
  });
  const child = startNode(["--eval", parent], { cwd: folder, log, onLine: isReady });
  await ready;
  child.stop();
  expect((await child.result).code).toBeNull();
});

test("plain lines are the lines with text, without colours and spinners", () => {
  expect(plainLines("\u001b[32m✓\u001b[0m\r⠋\r\u001b[1mbuilt\u001b[0m in 1 s\n\n── \ndone")).toEqual(["built in 1 s", "done"]);
});

test("wrangler's events are one per line; an incomplete last line is left out", () => {
  expect(parseEvents('{"type":"wrangler-session"}\n{"type":"deploy"}\n{"type":"comm')).toEqual([
    { type: "wrangler-session" },
    { type: "deploy" },
  ]);
});

import { readFileSync } from "node:fs";
import { createServer } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { exitCodes } from "../../../scripts/ship/exit-codes.ts";
import { fingerprintOf } from "../../../scripts/ship/staging.ts";
import { freePort } from "./free-port.ts";
import { copyProject, type Project, type StartOptions, writeOwnData } from "./project.ts";

/** The real `npm run ship -- --local` with the user's own data. The tests share one project and run in this order. */
let project: Project;
let port: number;
let model: string;

beforeAll(async () => {
  project = copyProject();
  port = await freePort();
  writeOwnData(project);
});

afterAll(() => project?.remove());

const shipLocally = (options?: StartOptions) =>
  project.start("scripts/ship.ts", ["--local", "--quick", "--data", project.path("mine.csv"), "--port", String(port)], options);

test("trains, builds, serves and tests the build, and leaves the user's files as they were", async () => {
  const before = fingerprintOf(project.path(""));
  const { code, output } = await shipLocally().end;
  expect(output).toMatch(/Smoke test: ok.*health, 8 predictions to the last bit, a bad request, all pages in a browser/);
  expect(code, output).toBe(exitCodes.done);
  model = /model (\w+) \(was /.exec(output)?.[1] as string;
  expect(model).not.toBe(project.modelVersion());
  expect(fingerprintOf(project.path(""))).toBe(before);
  await expect(health()).rejects.toThrow();
}, 120_000);

test("the same again has nothing to ship; on a terminal it serves the same build until Ctrl-C", async () => {
  const running = shipLocally({ onTerminal: true });
  await expect.poll(() => running.output(), { timeout: 60_000 }).toContain(`127.0.0.1:${port} answers until you press Ctrl-C`);
  expect(running.output()).toContain(`nothing to ship: model ${model} is live, from the same sources`);
  expect(await health()).toMatchObject({ status: "ok", model: { version: model } });
  const page = await fetch(`http://127.0.0.1:${port}/`);
  expect([page.status, await page.text()]).toEqual([200, readFileSync(project.path(".ship/staging/dist/site/index.html"), "utf8")]);
  running.kill("SIGINT");
  expect((await running.end).code).toBe(exitCodes.done);
  await expect(health()).rejects.toThrow();
}, 120_000);

test("a port in use is refused before anything else is done", async () => {
  const other = createServer().listen(port, "127.0.0.1");
  const { code, output } = await shipLocally().end;
  other.close();
  expect(output).toContain(`port ${port} cannot be used: listen EADDRINUSE`);
  expect(output).toContain("choose another port with --port");
  expect(output).not.toContain("Train");
  expect(code).toBe(exitCodes.usage);
});

async function health(): Promise<unknown> {
  return (await fetch(`http://127.0.0.1:${port}/api/v1/health`)).json();
}

import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { exitCodes } from "../../../scripts/ship/exit-codes.ts";
import { writeOtherModel } from "./other-model.ts";
import { isDeployment, isUpload, type Production, startProduction, trafficOf } from "./production.ts";
import type { Running } from "./project.ts";

/**
 * What goes wrong while a second model is shipped. The tests share one production, whose API they intercept, and run in this order:
 * each failure leaves the first version live for the next test. Clients send requests all the time, and none of them may ever fail.
 */
let production: Production;
let first: string;
let second: string;
/** The deployment of the first version, as `<version>@100`. */
let live: string;

const shipSecond = (...args: string[]) => production.ship(...args);

beforeAll(async () => {
  production = await startProduction();
  first = production.project.modelVersion();
  second = writeOtherModel(production.project.path("worker/model.json"));
}, 120_000);

afterEach(() => production.intercept(undefined));

afterAll(() => production?.close(), 60_000);

test("the upload is refused", async () => {
  production.intercept(async (request, proceed) => (isUpload(request) ? refused : proceed()));
  const { code, output } = await shipSecond().end;
  expect(output).toContain("Upload: FAILED");
  expect(output).toContain("refused by the test");
  expect(code).toBe(exitCodes.notPromoted);
  expect(production.deployments).toEqual([]);
  await production.expectLive(first);
});

test("the upload is damaged: the smoke test finds one wrong digit, and nothing is promoted", async () => {
  production.intercept(async (request, proceed) => {
    if (!isUpload(request)) return proceed();
    const text = Buffer.from(request.body).toString("latin1");
    const damaged = text.replace(/export\s*\{\s*([\w$]+) as default\s*;?\s*\}/, (_, name: string) => damagedExport(name));
    expect(damaged).toContain("lastDigit");
    Object.assign(request, { body: new Uint8Array(Buffer.from(damaged, "latin1")) });
    return proceed();
  });
  const { code, output } = await shipSecond().end;
  expect(output).toMatch(/Smoke test: FAILED.*\/api\/v1\/predict answers .* expected/);
  expect(code).toBe(exitCodes.notPromoted);
  expect(production.deployments).toEqual([]);
  await production.expectLive(first);
});

test("Ctrl-C while two versions share the traffic: rolled back", async () => {
  const running = shipSecond("--gradual", "50,100", "--watch", "30");
  await trafficShared(running);
  await expect.poll(() => production.modelsSeen().sort(), { timeout: 10_000, interval: 1000 }).toEqual([first, second].sort());
  running.kill("SIGINT");
  const { code, output } = await running.end;
  expect(output).toContain("Promote: FAILED");
  expect(output).toContain(`model ${first} is live again`);
  expect(code).toBe(exitCodes.interrupted);
  await production.expectLive(first);
}, 90_000);

test("the promotion takes effect but the call never returns: rolled back", async () => {
  let hangs = true;
  production.intercept(async (request, proceed) => {
    const response = await proceed();
    if (!isDeployment(request) || !hangs) return response;
    hangs = false;
    return new Promise(() => {});
  });
  const { code, output } = await shipSecond("--timeout", "15").end;
  expect(output).toMatch(/Upload: ok.*uploaded by an earlier run/);
  expect(output).toContain("wrangler versions deploy did not finish within 15 s");
  expect(output).toContain("Roll back: ok");
  expect(code).toBe(exitCodes.rolledBack);
  const [promoted, rolledBack] = production.deployments.slice(-2);
  expect([promoted?.length, rolledBack?.length]).toEqual([1, 1]);
  expect(rolledBack).not.toEqual(promoted);
  live = rolledBack?.[0] as string;
  await production.expectLive(first);
}, 90_000);

test("the promotion has no effect and the rollback fails too: ship says what to do by hand", async () => {
  production.intercept(async (request, proceed) => {
    if (!isDeployment(request)) return proceed();
    return trafficOf(request).includes(live) ? refused : { status: 200, result: { id: "never" } };
  });
  const { code, output } = await shipSecond("--patience", "1").end;
  expect(output).toMatch(/Promote: FAILED.*lacks \/assets\//);
  expect(output).toContain("the rollback failed 3 times");
  expect(output).toContain(`npx wrangler rollback ${live.split("@")[0]}`);
  expect(code).toBe(exitCodes.needsAttention);
  await production.expectLive(first);
}, 90_000);

test("killed during a promotion: the next run rolls back, resumes and ships", async () => {
  const running = shipSecond("--gradual", "50,100", "--watch", "30");
  await trafficShared(running);
  running.kill("SIGKILL");
  await running.end;

  const { code, output } = await shipSecond().end;
  expect(output).toContain("an unfinished promotion was rolled back");
  expect(output).toMatch(/Build: skipped.*done by an earlier run/);
  expect(output).toMatch(/Upload: ok.*uploaded by an earlier run/);
  expect(output).toContain(`answers with model ${second}`);
  expect(code, output).toBe(exitCodes.done);
  await production.expectLive(second);
}, 90_000);

/** Resolves when two versions share the traffic. Throws if the run ends before. */
function trafficShared(running: Running): Promise<void> {
  return new Promise((resolve, reject) => {
    running.end.then(({ output }) => reject(new Error(output)));
    production.intercept(async (request, proceed) => {
      const response = await proceed();
      if (isDeployment(request) && trafficOf(request).length === 2) resolve();
      return response;
    });
  });
}

const refused = { status: 403, error: { code: 10023, message: "refused by the test" } };

/** Default-exports a Worker that answers as `name` does, except for the last digit of every probability. */
function damagedExport(name: string): string {
  const lastDigit = "(_, start, lastDigit) => start + (lastDigit < 9 ? +lastDigit + 1 : 8)";
  return `
var damaged = { async fetch(...args) {
  const response = await ${name}.fetch(...args);
  if (!args[0].url.includes("/predict")) return response;
  return new Response((await response.text()).replace(/("probability":\\s*[\\d.e-]*?)(\\d)(?=[,}])/, ${lastDigit}), response);
} };
export { damaged as default }`;
}

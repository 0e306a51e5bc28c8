import { readFileSync, writeFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { sha256Text } from "../../../network/math/sha256.ts";
import { REFUSED } from "../../../scripts/cli/options.ts";
import { exitCodes } from "../../../scripts/ship/exit-codes.ts";
import { isDeployment, isUpload, type Production, startProduction, trafficOf } from "./production.ts";
import { copyProject, type Project, type Running } from "./project.ts";

/**
 * Ship itself, the real wrangler and the real Worker in workerd, against an imitation of Cloudflare that can be told to fail. The
 * tests share one project and one production and run in this order: whatever fails leaves the first version live for the next
 * test. Clients send requests all the time, and none of them may ever fail.
 */
let project: Project;
let production: Production;
let first: string;

const shipCommitted = (...args: string[]) => production.ship("--skip-train", ...args);

beforeAll(async () => {
  project = copyProject();
  production = await startProduction(project);
  first = project.modelVersion();
  const { code, output } = await shipCommitted().end;
  expect(output).toContain("the Worker does not exist yet");
  expect(code, output).toBe(exitCodes.done);
  production.startClients();
}, 120_000);

afterAll(async () => {
  await production?.close();
  project?.remove();
}, 60_000);

test("the same model from the same sources: nothing to ship", async () => {
  const { code, output } = await shipCommitted().end;
  expect(output).toContain(`nothing to ship: model ${first} is live`);
  expect(code).toBe(exitCodes.done);
  expect(production.uploads()).toBe(0);
});

describe("a failure leaves the first version live", () => {
  let live: string;
  let other: string;
  beforeAll(() => {
    other = writeOtherModel(project.path("worker/model.json"));
  });

  test("the upload is refused", async () => {
    production.intercept(async (request, proceed) => (isUpload(request) ? refused : proceed()));
    const { code, output } = await shipCommitted().end;
    expect(output).toContain("Upload: FAILED");
    expect(output).toContain("refused by the test");
    expect(code).toBe(exitCodes.notPromoted);
    expect(production.deployments).toEqual([]);
    await expectLive(first);
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
    const { code, output } = await shipCommitted().end;
    expect(output).toMatch(/Smoke test: FAILED.*\/api\/v1\/predict answers .* expected/);
    expect(code).toBe(exitCodes.notPromoted);
    expect(production.deployments).toEqual([]);
    await expectLive(first);
  });

  test("Ctrl-C while two versions share the traffic: rolled back", async () => {
    const running = shipCommitted("--gradual", "50,100", "--watch", "30");
    await trafficShared(running);
    await expect.poll(() => production.modelsSeen().sort(), { timeout: 10_000, interval: 1000 }).toEqual([first, other].sort());
    running.kill("SIGINT");
    const { code, output } = await running.end;
    expect(output).toContain("Promote: FAILED");
    expect(output).toContain(`model ${first} is live again`);
    expect(code).toBe(exitCodes.interrupted);
    await expectLive(first);
  }, 90_000);

  test("the promotion takes effect but the call never returns: rolled back", async () => {
    let hangs = true;
    production.intercept(async (request, proceed) => {
      const response = await proceed();
      if (!isDeployment(request) || !hangs) return response;
      hangs = false;
      return new Promise(() => {});
    });
    const { code, output } = await shipCommitted("--timeout", "6").end;
    expect(output).toMatch(/Upload: ok.*uploaded by an earlier run/);
    expect(output).toContain("wrangler versions deploy did not finish within 6 s");
    expect(output).toContain("Roll back: ok");
    expect(code).toBe(exitCodes.rolledBack);
    const [promoted, rolledBack] = production.deployments.slice(-2);
    expect([promoted?.length, rolledBack?.length]).toEqual([1, 1]);
    expect(rolledBack).not.toEqual(promoted);
    live = rolledBack?.[0] as string;
    await expectLive(first);
  }, 90_000);

  test("the promotion has no effect and the rollback fails too: ship says what to do by hand", async () => {
    production.intercept(async (request, proceed) => {
      if (!isDeployment(request)) return proceed();
      return trafficOf(request).includes(live) ? refused : { status: 200, result: { id: "never" } };
    });
    const { code, output } = await shipCommitted("--patience", "2").end;
    expect(output).toMatch(/Verify production: FAILED.*answers with model \w+, expected/);
    expect(output).toContain("the rollback failed 3 times");
    expect(output).toContain(`npx wrangler rollback ${live.split("@")[0]}`);
    expect(code).toBe(exitCodes.needsAttention);
    await expectLive(first);
  }, 90_000);

  test("killed during a promotion: the next run rolls back, resumes and ships", async () => {
    const running = shipCommitted("--gradual", "50,100", "--watch", "30");
    await trafficShared(running);
    running.kill("SIGKILL");
    await running.end;
    production.intercept(undefined);

    const { code, output } = await shipCommitted().end;
    expect(output).toContain("an unfinished promotion was rolled back");
    expect(output).toMatch(/Build: skipped.*done by an earlier run/);
    expect(output).toMatch(/Upload: ok.*uploaded by an earlier run/);
    expect(output).toContain(`answers with model ${other}`);
    expect(code, output).toBe(exitCodes.done);
    expect(production.failures).toEqual([]);
  }, 90_000);
});

test("a dry run stops before the upload", async () => {
  const before = [production.uploads(), production.deployments.length];
  const { code, output } = await project.start("scripts/ship.ts", ["--dry-run", "--skip-train", "--quick"], { env: loggedOut }).end;
  expect(output).toContain("wrangler would accept it; nothing was uploaded");
  expect(code).toBe(exitCodes.done);
  expect([production.uploads(), production.deployments.length]).toEqual(before);
});

test("from a changed data file to production, in stages; then the project has the new model", async () => {
  const rows = readFileSync(project.path("data/wisconsin.csv"), "utf8").trim().split("\n");
  writeFileSync(project.path("mine.csv"), `${rows.slice(0, -20).join("\n")}\n`);
  const before = project.modelVersion();
  const earlier = production.deployments.length;
  const { code, output } = await production.ship("--data", project.path("mine.csv"), "--gradual", "10,50,100", "--watch", "1").end;
  expect(output).toContain("679 rows");
  expect(output).toContain("since the last model (699 rows): 0 complete rows added or changed, 20 removed");
  const model = /answers with model (\w+)/.exec(output)?.[1] as string;
  expect(model, output).toMatch(/^[0-9a-f]{12}$/);
  expect([first, before]).not.toContain(model);
  expect(code).toBe(exitCodes.done);
  const percentages = production.deployments.slice(earlier).map((traffic) => traffic.map((share) => share.split("@")[1]));
  expect(percentages).toEqual([["10", "90"], ["50", "50"], ["100"]]);
  await expectLive(model);
  expect(project.modelVersion()).toBe(model);
  expect(readFileSync(project.path("CHANGELOG.md"), "utf8")).toContain(`model ${model} (was ${before})`);
}, 120_000);

test("a model that the gate refuses goes nowhere, and the gate's table is shown", async () => {
  const before = production.uploads();
  const script = project.path("scripts/train.ts");
  writeFileSync(script, `console.log("log loss  0.0790  0.4100  falls short");\nprocess.exitCode = ${REFUSED};\n`);
  const { code, output } = await production.ship().end;
  expect(output).toContain("the gate refused the model\nlog loss  0.0790  0.4100  falls short");
  expect(code).toBe(exitCodes.gateRefused);
  expect(production.uploads()).toBe(before);
});

test("without a login: ship says what to do before it trains", async () => {
  const { code, output } = await project.start("scripts/ship.ts", ["--yes"], { env: loggedOut }).end;
  expect(output).toContain("npx wrangler login");
  expect(output).toContain("CLOUDFLARE_API_TOKEN");
  expect(output).not.toContain("Train");
  expect(code).toBe(exitCodes.usage);
});

test("one run at a time", async () => {
  writeFileSync(project.path(".ship/lock"), `${process.pid} another\n`);
  const { code, output } = await shipCommitted().end;
  expect(output).toContain(`another run is in progress (process ${process.pid})`);
  expect(code).toBe(exitCodes.usage);
});

/** Expects that this model alone answers the clients, and that none of their requests has failed. */
async function expectLive(model: string): Promise<void> {
  production.intercept(undefined);
  production.modelsSeen();
  await expect.poll(() => production.modelsSeen(), { timeout: 5000, interval: 500 }).toEqual([model]);
  expect(production.failures).toEqual([]);
}

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

/** An environment in which wrangler is not logged in. */
const loggedOut = {
  CLOUDFLARE_API_TOKEN: undefined,
  CLOUDFLARE_API_KEY: undefined,
  CLOUDFLARE_ACCOUNT_ID: undefined,
  HOME: "/nonexistent",
  XDG_CONFIG_HOME: "/nonexistent",
};

/** Replaces a model by one that differs in the last bits of one weight and is valid otherwise. Returns its version. */
function writeOtherModel(path: string): string {
  const { version: _, format, formatVersion, name, ...rest } = JSON.parse(readFileSync(path, "utf8"));
  rest.layers[0].W[0][0] += 2 ** -40;
  const version = sha256Text(JSON.stringify({ format, formatVersion, name, ...rest })).slice(0, 12);
  writeFileSync(path, `${JSON.stringify({ format, formatVersion, name, version, ...rest })}\n`);
  return version;
}

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

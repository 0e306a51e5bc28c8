import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { sha256Text } from "../../../network/math/sha256.ts";
import { REFUSED } from "../../../scripts/cli/options.ts";
import { exitCodes } from "../../../scripts/ship/outcome.ts";
import { type Intercept, isDeployment, type Production, sharesOf, startProduction } from "./production.ts";
import { copyProject, type Project } from "./project.ts";

/**
 * The real script, the real wrangler and the real Worker in workerd, against a stand-in for Cloudflare's API that can be told to
 * fail. One project and one production for all of it, in this order, as an owner would live it: what fails leaves the first
 * version live for the next test. Callers ask all the time; none of them may ever meet a failure.
 */
let project: Project;
let production: Production & { call(): void };
let first: string;

const path = (name: string) => join(project.directory, name);
const modelVersion = () => (JSON.parse(readFileSync(path("worker/model.json"), "utf8")) as { version: string }).version;
const ship = (...args: string[]) => project.ship([...production.args, "--patience", "4", ...args]);

/** A model that differs from the first in the last bit of one weight, and is whole otherwise. */
function writeOtherModel(): string {
  const { version, format, formatVersion, name, ...rest } = JSON.parse(readFileSync(path("worker/model.json"), "utf8"));
  rest.layers[0].W[0][0] += 2 ** -40;
  const content = { format, formatVersion, name, ...rest };
  const other = sha256Text(JSON.stringify(content)).slice(0, 12);
  writeFileSync(path("worker/model.json"), `${JSON.stringify({ format, formatVersion, name, version: other, ...rest })}\n`);
  return other;
}

beforeAll(async () => {
  project = copyProject();
  production = await startProduction(project.directory);
  first = modelVersion();
  const { code, output } = await ship("--skip-train").end;
  expect(output).toContain("the Worker does not exist yet");
  expect(code, output).toBe(exitCodes.done);
  production.call();
}, 120_000);

afterAll(async () => {
  await production?.close();
  project?.remove();
}, 60_000);

test("the same bits again: nothing to ship", async () => {
  const { code, output } = await ship("--skip-train").end;
  expect(output).toContain(`nothing to ship: model ${first} is live`);
  expect(code).toBe(exitCodes.done);
  expect(production.uploads()).toBe(0);
});

describe("what fails leaves the first version live", () => {
  let live: string;
  let other: string;
  beforeAll(() => {
    other = writeOtherModel();
  });

  async function expectFirstLive(): Promise<void> {
    production.interceptBy(undefined);
    production.seen();
    await expect.poll(() => production.seen(), { timeout: 5000, interval: 700 }).toEqual([first]);
    expect(production.failures).toEqual([]);
  }

  test("the upload is refused", async () => {
    production.interceptBy(refuse(({ method, path }) => method === "POST" && path.endsWith("/versions")));
    const { code, output } = await ship("--skip-train").end;
    expect(output).toContain("Upload: FAILED");
    expect(output).toContain("refused by the test");
    expect(code).toBe(exitCodes.notUploaded);
    expect(production.deployed).toEqual([]);
    await expectFirstLive();
  });

  test("a bit is lost on the way: the smoke test finds it, nothing is promoted", async () => {
    production.interceptBy(async (request, proceed) => {
      if (!(request.method === "POST" && request.path.endsWith("/versions"))) return proceed();
      const text = Buffer.from(request.body).toString("latin1");
      const damaged = text.replace(/export\s*\{\s*([\w$]+) as default\s*;?\s*\}/, (_, name: string) => lossyExport(name));
      expect(damaged).toContain("lastDigit");
      Object.assign(request, { body: new Uint8Array(Buffer.from(damaged, "latin1")) });
      return proceed();
    });
    const { code, output } = await ship("--skip-train").end;
    expect(output).toMatch(/Smoke test: FAILED.*\/api\/v1\/predict answers .* expected/);
    expect(code).toBe(exitCodes.notUploaded);
    expect(production.deployed).toEqual([]);
    await expectFirstLive();
  });

  test("the promotion takes effect but never answers: rolled back", async () => {
    let hangs = true;
    production.interceptBy(async (request, proceed) => {
      const answer = await proceed();
      if (!isDeployment(request) || !hangs) return answer;
      hangs = false;
      return new Promise(() => {});
    });
    const { code, output } = await ship("--skip-train", "--timeout", "15").end;
    expect(output).toContain("wrangler versions deploy did not finish within 15 s");
    expect(output).toContain(`Roll back: ok`);
    expect(code).toBe(exitCodes.rolledBack);
    live = production.deployed.at(-1)?.[0] as string;
    expect(production.deployed.map((shares) => shares.length)).toEqual([1, 1]);
    expect(live).not.toBe(production.deployed[0]?.[0]);
    await expectFirstLive();
  }, 90_000);

  test("the promotion takes no effect, and rolling back fails as well: loud, and put right by the next run", async () => {
    production.interceptBy(async (request, proceed) => {
      if (!isDeployment(request)) return proceed();
      return sharesOf(request).includes(live) ? refused : { status: 200, result: { id: "never" } };
    });
    const { code, output } = await ship("--skip-train", "--patience", "2").end;
    expect(output).toMatch(/Verify what is live: FAILED.*answers with model \w+, expected/);
    expect(output).toContain("rolling back failed 3 times");
    expect(output).toContain(`npx wrangler rollback ${live.split("@")[0]}`);
    expect(code).toBe(exitCodes.stuck);
    await expectFirstLive();
  }, 90_000);

  test("Ctrl-C while two versions share the requests: rolled back", async () => {
    let isShared = () => {};
    const shared = new Promise<void>((resolve) => {
      isShared = resolve;
    });
    production.interceptBy(async (request, proceed) => {
      const answer = await proceed();
      if (isDeployment(request) && sharesOf(request).length === 2) isShared();
      return answer;
    });
    const shipping = ship("--skip-train", "--gradual", "50,100", "--watch", "30");
    await shared;
    await expect.poll(() => production.seen().sort(), { timeout: 10_000, interval: 1000 }).toEqual([first, other].sort());
    shipping.kill("SIGINT");
    const { code, output } = await shipping.end;
    expect(output).toContain("Promote: FAILED");
    expect(output).toContain(`model ${first} answers again`);
    expect(code).toBe(exitCodes.interrupted);
    await expectFirstLive();
  }, 90_000);

  test("killed in the middle of a promotion: the next run puts it right, takes up where it was and ships", async () => {
    let killed: () => void = () => {};
    const reached = new Promise<void>((resolve) => {
      killed = resolve;
    });
    production.interceptBy(async (request, proceed) => {
      const answer = await proceed();
      if (isDeployment(request) && sharesOf(request).length === 2) killed();
      return answer;
    });
    const shipping = ship("--skip-train", "--gradual", "50,100", "--watch", "30");
    await reached;
    shipping.kill("SIGKILL");
    await shipping.end;
    production.interceptBy(undefined);

    const { code, output } = await ship("--skip-train", "--gradual", "50,100", "--watch", "1").end;
    expect(output).toContain("an interrupted promotion was rolled back");
    expect(output).toMatch(/Build: skipped.*done by an earlier run/);
    expect(output).toMatch(/Upload: ok.*uploaded before/);
    expect(output).toContain(`answers with model ${other}`);
    expect(code, output).toBe(exitCodes.done);
    expect(production.failures).toEqual([]);
  }, 90_000);
});

test("from a changed data file to the new hash, in stages; the owner's files stay as they were", async () => {
  const before = modelVersion();
  const rows = readFileSync(path("data/wisconsin.csv"), "utf8").trim().split("\n");
  writeFileSync(path("mine.csv"), `${rows.slice(0, -20).join("\n")}\n`);
  const deployments = production.deployed.length;
  const { code, output } = await ship("--data", path("mine.csv"), "--gradual", "10,50,100", "--watch", "1").end;
  expect(output).toContain("679 rows");
  expect(output).toContain("since the last model, of 699 rows: 0 complete rows new or altered, 20 gone");
  const hash = /answers with model (\w+)/.exec(output)?.[1];
  expect(hash, output).toMatch(/^[0-9a-f]{12}$/);
  expect([first, before]).not.toContain(hash);
  expect(code).toBe(exitCodes.done);
  const percentages = production.deployed.slice(deployments).map((shares) => shares.map((share) => share.split("@")[1]));
  expect(percentages).toEqual([["10", "90"], ["50", "50"], ["100"]]);
  expect(modelVersion()).toBe(before);
  production.seen();
  await expect.poll(() => production.seen(), { timeout: 5000, interval: 700 }).toEqual([hash]);
  expect(production.failures).toEqual([]);
}, 120_000);

test("a model that the gate refuses goes nowhere, and its table is shown", async () => {
  const before = production.uploads();
  const training = readFileSync(path("scripts/train.ts"));
  writeFileSync(path("scripts/train.ts"), `console.log("log loss  0.0790  0.4100  falls short");\nprocess.exitCode = ${REFUSED};\n`);
  const { code, output } = await ship().end;
  writeFileSync(path("scripts/train.ts"), training);
  expect(output).toContain("the gate refused the model\nlog loss  0.0790  0.4100  falls short");
  expect(code).toBe(exitCodes.refused);
  expect(production.uploads()).toBe(before);
});

test("a dry run goes up to the upload and calls nothing", async () => {
  const { uploads, deployed } = production;
  const before = [uploads(), deployed.length];
  const { code, output } = await project.ship(["--dry-run", "--skip-train", "--quick"], loggedOut).end;
  expect(output).toContain("wrangler would accept it; nothing was uploaded");
  expect(code).toBe(exitCodes.done);
  expect([uploads(), deployed.length]).toEqual(before);
});

test("without a login: what to do, before anything is trained", async () => {
  const { code, output } = await project.ship(["--yes"], loggedOut).end;
  expect(output).toContain("npx wrangler login");
  expect(output).toContain("CLOUDFLARE_API_TOKEN");
  expect(output).not.toContain("Train");
  expect(code).toBe(exitCodes.usage);
});

test("one ship at a time", async () => {
  writeFileSync(path(".ship/lock"), String(process.pid));
  const { code, output } = await ship("--skip-train").end;
  expect(output).toContain(`another ship is under way (process ${process.pid})`);
  expect(code).toBe(exitCodes.usage);
});

/** An environment in which wrangler knows nobody. */
const loggedOut = {
  CLOUDFLARE_API_TOKEN: undefined,
  CLOUDFLARE_API_KEY: undefined,
  CLOUDFLARE_ACCOUNT_ID: undefined,
  HOME: "/nonexistent",
  XDG_CONFIG_HOME: "/nonexistent",
};

/** Exports a Worker by default that answers as `name` does, but for the last digit of every probability. */
function lossyExport(name: string): string {
  const lastDigit = "(_, start, lastDigit) => start + (lastDigit < 9 ? +lastDigit + 1 : 8)";
  return `
var damaged = { async fetch(...args) {
  const answer = await ${name}.fetch(...args);
  if (!args[0].url.includes("/predict")) return answer;
  return new Response((await answer.text()).replace(/("probability":\\s*[\\d.e-]*?)(\\d)(?=[,}])/, ${lastDigit}), answer);
} };
export { damaged as default }`;
}

const refused = { status: 403, error: { code: 10023, message: "refused by the test" } };

function refuse(which: (request: { method: string; path: string }) => boolean): Intercept {
  return async (request, proceed) => (which(request) ? refused : proceed());
}

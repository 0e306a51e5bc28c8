import { readFileSync, writeFileSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { sha256Text } from "../../../network/math/sha256.ts";
import { REFUSED } from "../../../scripts/cli/options.ts";
import { exitCodes } from "../../../scripts/ship/exit-codes.ts";
import { type Production, startProduction } from "./production.ts";
import type { Project } from "./project.ts";

/**
 * Ship itself, the real wrangler and the real Worker in workerd, against an imitation of Cloudflare. The tests share one production
 * and run in this order.
 */
let production: Production;
let project: Project;
let first: string;

beforeAll(async () => {
  production = await startProduction();
  project = production.project;
  first = project.modelVersion();
}, 120_000);

afterAll(() => production?.close(), 60_000);

test("the same model from the same sources: nothing to ship; a promotion that somebody else has replaced is left alone", async () => {
  const path = project.path(".ship/state.json");
  const promotion = { from: { id: "old", tag: "", message: "" }, to: ["new"] };
  writeFileSync(path, JSON.stringify({ ...JSON.parse(readFileSync(path, "utf8")), promotion }));
  const { code, output } = await production.ship().end;
  expect(output).toContain(`nothing to ship: model ${first} is live`);
  expect(code).toBe(exitCodes.done);
  expect([production.uploads(), production.deployments.length]).toEqual([0, 0]);
  expect(JSON.parse(readFileSync(path, "utf8"))).not.toHaveProperty("promotion");
});

test("a dry run stops before the upload", async () => {
  const { code, output } = await project.start("scripts/ship.ts", ["--dry-run", "--quick"], { env: loggedOut }).end;
  expect(output).toContain("wrangler would accept it; nothing was uploaded");
  expect(code).toBe(exitCodes.done);
  expect([production.uploads(), production.deployments.length]).toEqual([0, 0]);
});

test("from a changed data file to production, in stages; then the project has the new model", async () => {
  const rows = readFileSync(project.path("data/wisconsin.csv"), "utf8").trim().split("\n");
  const { data: last } = JSON.parse(readFileSync(project.path("worker/model.json"), "utf8"));
  writeFileSync(project.path("mine.csv"), `${rows.slice(0, -20).join("\n")}\n`);
  const pagesBefore = production.pages();
  const { code, output } = await production.ship("--data", project.path("mine.csv"), "--gradual", "10,50,100", "--watch", "1").end;
  expect(output).toContain("679 rows");
  expect(output).toMatch(new RegExp(`since the last model \\(${last.rows} rows\\): \\d+ complete rows added or changed, \\d+ removed`));
  if (last.sha256 === sha256Text(rows.join("\n").concat("\n"))) expect(output).toContain("0 complete rows added or changed, 20 removed");
  const model = /answers with model (\w+)/.exec(output)?.[1] as string;
  expect(model, output).toMatch(/^[0-9a-f]{12}$/);
  expect(model).not.toBe(first);
  expect(code).toBe(exitCodes.done);
  const percentages = production.deployments.map((traffic) => traffic.map((share) => share.split("@")[1]));
  // The last is the new version; before it, pages still are those of the first one.
  expect(percentages).toEqual([["10", "90"], ["50", "50"], ["100"], ["100"]]);
  // Not one of these pages lacked a file, whichever version answered.
  expect(production.pages() - pagesBefore).toBeGreaterThan(20);
  await production.expectLive(model);
  expect(project.modelVersion()).toBe(model);
  expect(readFileSync(project.path("CHANGELOG.md"), "utf8")).toContain(`model ${model} (was ${first})`);
}, 120_000);

test("a model that the gate refuses goes nowhere, and the gate's table is shown", async () => {
  const before = production.uploads();
  const script = project.path("scripts/train.ts");
  writeFileSync(script, `console.log("log loss  0.0790  0.4100  falls short");\nprocess.exitCode = ${REFUSED};\n`);
  const { code, output } = await production.ship("--retrain").end;
  expect(output).toContain("the gate refused the model\nlog loss  0.0790  0.4100  falls short");
  expect(code).toBe(exitCodes.gateRefused);
  expect(production.uploads()).toBe(before);
});

test("without a login: ship says what to do before it trains", async () => {
  const { code, output } = await project.start("scripts/ship.ts", ["--yes", "--retrain"], { env: loggedOut }).end;
  expect(output).toContain("npx wrangler login");
  expect(output).toContain("CLOUDFLARE_API_TOKEN");
  expect(output).not.toContain("Train");
  expect(code).toBe(exitCodes.usage);
});

test("one run at a time", async () => {
  writeFileSync(project.path(".ship/lock"), `${process.pid} another\n`);
  const { code, output } = await production.ship().end;
  expect(output).toContain(`another run is in progress (process ${process.pid})`);
  expect(code).toBe(exitCodes.usage);
});

/** An environment in which wrangler is not logged in. */
const loggedOut = {
  CLOUDFLARE_API_TOKEN: undefined,
  CLOUDFLARE_API_KEY: undefined,
  CLOUDFLARE_ACCOUNT_ID: undefined,
  HOME: "/nonexistent",
  XDG_CONFIG_HOME: "/nonexistent",
};

import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { projectPath } from "../../scripts/files.ts";
import { openApiDocument } from "../../scripts/openapi/document.ts";
import worker from "../../worker/index.ts";

const folder = mkdtempSync(join(tmpdir(), "openapi-"));
const document = join(folder, "openapi.json");

beforeAll(async () => {
  writeFileSync(document, JSON.stringify(await openApiDocument()));
});

afterAll(() => rmSync(folder, { recursive: true }));

function run(script: string, ...args: string[]): string {
  const env = { ...process.env, REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true", NO_COLOR: "1" };
  try {
    return execFileSync(process.execPath, [projectPath(script), ...args], { cwd: folder, env, encoding: "utf8", stdio: "pipe" });
  } catch (error) {
    const { stdout, stderr } = error as { stdout: string; stderr: string };
    throw new Error(`${script} failed:\n${stdout}${stderr}`);
  }
}

test("the document passes Redocly's recommended rules without an error or a warning", () => {
  const report = JSON.parse(run("node_modules/@redocly/cli/bin/cli.js", "lint", "--extends", "recommended", "--format", "json", document));
  expect(report.problems).toEqual([]);
  expect(report.totals).toMatchObject({ errors: 0, warnings: 0 });
});

test("openapi-typescript generates a client that compiles and works", async () => {
  const client = "test/client";
  mkdirSync(projectPath(`${client}/generated`), { recursive: true });
  run(`${client}/node_modules/openapi-typescript/bin/cli.js`, document, "--output", projectPath(`${client}/generated/api.ts`));
  run(`${client}/node_modules/typescript/bin/tsc`, "-p", projectPath(client));

  const { useApi } = await import(pathToFileURL(projectPath(`${client}/usage.ts`)).href);
  const bindings = {
    ASSETS: { fetch: () => Promise.reject(new Error("no files here")) },
    LOG: "off",
  };
  const used = await useApi((request: Request) => worker.fetch(request, bindings));
  expect(used).toMatchObject({
    probability: used.byQuery,
    prediction: "malignant",
    rows: [expect.any(Number), expect.any(Number)],
    outputs: ["probability", "diagnosis"],
    refusal: 'must be a whole number from 1 to 10, got the string "1"',
  });
  expect(used.contributions.map(([feature]: [string]) => feature)).toEqual(["clumpThickness", "bareNuclei"]);
});

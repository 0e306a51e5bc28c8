import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { featureKeys } from "../../data/features.ts";
import { projectPath } from "../../scripts/files.ts";
import { openApiDocument } from "../../scripts/openapi/document.ts";
import * as contract from "../../worker/contract.ts";
import worker from "../../worker/index.ts";

const folder = mkdtempSync(join(tmpdir(), "openapi-"));
const document = join(folder, "openapi.json");

const content = await openApiDocument();

interface Response {
  readonly content: Record<string, unknown>;
}

interface SampleSchema {
  readonly minProperties: number;
  readonly not: { readonly properties: Record<string, { readonly type: string }> };
}

beforeAll(() => writeFileSync(document, JSON.stringify(content)));

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

test("every list has items, as Spectral asks", () => {
  const lists: { type: "array"; items?: unknown }[] = [];
  JSON.stringify(content, (_, value) => {
    if (value?.type === "array") lists.push(value);
    return value;
  });
  expect(lists.length).toBeGreaterThan(20);
  for (const list of lists) expect(list).toHaveProperty("items");
});

test("every operation has a description, and JSON is the one type of what predict and explain return", () => {
  for (const [path, methods] of Object.entries(content.paths))
    for (const { description, responses } of Object.values(methods) as { description: string; responses: Record<string, Response> }[]) {
      expect(description, path).toMatch(/\.$/);
      if (/predict$|explain$/.test(path)) expect(Object.keys(responses[200]!.content)).toEqual(["application/json"]);
    }
});

test("requests name their fields, responses may gain some", () => {
  const { schemas } = content.components as { schemas: Record<string, object> };
  const closed = Object.entries(schemas).filter(([, schema]) => JSON.stringify(schema).includes('"additionalProperties":false'));
  expect(closed.map(([name]) => name)).toEqual(["Sample", "Batch"]);
});

test("a sample without a known score is ruled out by its schema too", () => {
  const { minProperties, not } = (content.components as { schemas: { Sample: SampleSchema } }).schemas.Sample;
  const isRuledOut = (sample: Record<string, unknown>) =>
    Object.keys(sample).length < minProperties ||
    Object.entries(not.properties).every(([key, { type }]) => !(key in sample) || (type === "null" && sample[key] === null));
  const value = fc.option(fc.constantFrom(null, 1, 10), { nil: undefined });
  fc.assert(
    fc.property(fc.tuple(...featureKeys.map(() => value)), (values) => {
      const given = featureKeys.flatMap((key, f) => (values[f] === undefined ? [] : [[key, values[f]]]));
      const sample = Object.fromEntries(given);
      expect(isRuledOut(sample)).toBe(!contract.sample.safeParse(sample).success);
    }),
  );
  expect([isRuledOut({}), isRuledOut({ mitoses: null }), isRuledOut({ mitoses: 1 })]).toEqual([true, true, false]);
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

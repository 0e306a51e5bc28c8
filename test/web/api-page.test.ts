import { describe, expect, it, test } from "vitest";
import { MOST_COLUMNS } from "../../data/tables/heading.ts";
import { LONGEST_ROW } from "../../data/tables/index.ts";
import { limits } from "../../web/api/limits.tsx";
import { problemTypes } from "../../web/api/problem-types.tsx";
import { readReference } from "../../web/api/reference.ts";
import { batchSnippets, snippetsFor } from "../../web/api/snippets.ts";
import { createTryState, pretty } from "../../web/api/try-state.ts";
import { MAX_SAMPLES } from "../../worker/contract.ts";
import { Problem, type ProblemKind, type ProblemStatus } from "../../worker/problems.ts";
import { problem } from "../../worker/responses.ts";
import settings from "../../wrangler.toml?raw";

describe("the snippets", () => {
  const snippets = snippetsFor("https://example.org", [5, null, undefined, 1, 2, 1, 3, 1, 1], 0.1);
  const languages = ["curl", "curl (Windows)", "JavaScript", "Python"];

  it("request the same prediction in every language, leaving out unknown features", () => {
    expect(snippets.map(({ language }) => language)).toEqual(languages);
    for (const { code } of snippets) {
      expect(code).toContain("https://example.org/api/v1/predict?prevalence=0.1");
      expect(code).toMatch(/"clumpThickness\\?": ?5/);
      expect(code).not.toContain("uniformityOfCellS");
    }
  });

  it("predict a file in the same languages", () => {
    const batch = batchSnippets("https://example.org");
    expect(batch.map(({ language }) => language)).toEqual(languages);
    for (const { code } of batch) expect(code).toContain("https://example.org/api/v1/predict/batch");
  });

  it("of curl have one flag per line, and for Windows only double quotes", () => {
    for (const { language, code } of [...snippets, ...batchSnippets("https://example.org")].filter((one) =>
      one.language.startsWith("curl"),
    )) {
      for (const line of code.split("\n").slice(1)) expect(line).toMatch(/^ {2}/);
      expect(code.match(/^ {2}-/gm)).toHaveLength(code.includes("samples.csv") ? 3 : 2);
      if (language.endsWith("(Windows)")) expect(code).not.toContain("'");
    }
  });
});

describe("a request sent from the page", () => {
  it("shows status, headers and body, one field per line", async () => {
    const state = createTryState(async (path) => {
      expect(path).toBe("/api/v1/explain");
      return new Response('{"a":1}', {
        status: 422,
        statusText: "Unprocessable Content",
        headers: { "content-type": "application/problem+json" },
      });
    });
    state.endpoint.value = "explain";
    await state.send();
    expect(state.response.value).toEqual({
      status: 422,
      statusText: "Unprocessable Content",
      headers: [["content-type", "application/problem+json"]],
      body: '{\n  "a": 1\n}',
    });
  });

  it("fails if the server is unreachable", async () => {
    const state = createTryState(async () => {
      throw new TypeError("Failed to fetch");
    });
    await state.send();
    expect(state.phase.value).toBe("failed");
  });

  it("leaves a body that is not JSON unchanged", () => {
    expect(pretty("one sentence.")).toBe("one sentence.");
  });
});

test("the limits on the page are those that the server enforces", () => {
  const text = limits.map(([, meaning]) => meaning).join("\n");
  const [, rate, period] = /limit = (\d+), period = (\d+)/.exec(settings) ?? [];
  expect(period).toBe("60");
  expect(text).toContain(`${Number(rate).toLocaleString("en")} requests per minute`);
  const [, mebibytes] = /^BATCH_MEBIBYTES = (\d+)/m.exec(settings) ?? [];
  const [, rows] = /^BATCH_ROWS = ([\d_]+)/m.exec(settings) ?? [];
  expect(text).toContain(`${mebibytes} MiB and ${Number(rows?.replaceAll("_", "")).toLocaleString("en")} rows`);
  expect(text).toContain(`${MAX_SAMPLES.toLocaleString("en")} samples`);
  expect(text).toContain(`${LONGEST_ROW.toLocaleString("en")} characters`);
  expect(text).toContain(`${MOST_COLUMNS} columns`);
});

test("every type of problem has a section, with the title and the status of its documents", () => {
  const addresses = problem.shape.type.options.filter((type) => type !== "about:blank");
  expect(
    Object.keys(problemTypes)
      .map((kind) => `/api#${kind}`)
      .toSorted(),
  ).toEqual(addresses.toSorted());
  for (const [kind, { title, status }] of Object.entries(problemTypes))
    expect(new Problem(status as ProblemStatus, "", { kind: kind as ProblemKind }).document()).toMatchObject({ title, status });
});

describe("the reference", () => {
  it("groups operations by tag and shows the first example of each body", () => {
    const [group] = readReference({
      tags: [{ name: "Prediction", description: "Predict." }, { name: "Empty" }],
      paths: {
        "/api/v1/predict": {
          post: {
            tags: ["Prediction"],
            summary: "Predict",
            parameters: [{ name: "prevalence", in: "query" }],
            requestBody: { content: { "application/json": { examples: { one: { summary: "One", value: { mitoses: 1 } } } } } },
            responses: { "422": { description: "Invalid." } },
          },
        },
      },
    });
    expect(group?.name).toBe("Prediction");
    expect(group?.operations[0]).toMatchObject({
      method: "POST",
      accepts: ["application/json"],
      request: { type: "application/json", title: "One", text: '{\n  "mitoses": 1\n}' },
      parameters: [{ name: "prevalence", location: "query", required: false }],
      responses: [{ status: "422", example: undefined }],
    });
  });
});

import { describe, expect, it, test } from "vitest";
import { problemTypes } from "../../web/api/problem-types.tsx";
import { readReference } from "../../web/api/reference.ts";
import { snippetsFor } from "../../web/api/snippets.ts";
import { createTryState, pretty } from "../../web/api/try-state.ts";
import { Problem, type ProblemKind, type ProblemStatus } from "../../worker/problems.ts";
import { problem } from "../../worker/responses.ts";

describe("the snippets", () => {
  const snippets = snippetsFor("https://example.org", [5, null, undefined, 1, 2, 1, 3, 1, 1], 0.1);

  it("request the same prediction in three languages, leaving out unknown features", () => {
    expect(snippets.map(({ language }) => language)).toEqual(["curl", "JavaScript", "Python"]);
    for (const { code } of snippets) {
      expect(code).toContain("https://example.org/api/v1/predict?prevalence=0.1");
      expect(code).toContain('"clumpThickness":');
      expect(code).not.toContain("uniformityOfCellS");
    }
  });

  it("are valid JavaScript", () => {
    const AsyncFunction = (async () => {}).constructor as FunctionConstructor;
    expect(() => new AsyncFunction(snippets[1]?.code ?? "")).not.toThrow();
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

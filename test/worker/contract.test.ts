import { describe, expect, test } from "vitest";
import { featureKeys } from "../../data/features.ts";
import build from "../../dist/worker-build.json" with { type: "json" };
import weights from "../../worker/model.json" with { type: "json" };
import file from "../../worker/model.json?raw";
import { batchResponse, explanation, health, modelCard, prediction } from "../../worker/responses.ts";
import { benign, bodyOf, call, errorsOf, failure, malignant, post, queryOf, sampleOf, send, textOf } from "./api.ts";

const predict = (sample: unknown, query = "") => post(`/api/v1/predict${query}`, sample);

describe("names", () => {
  test("a feature that is left out or null is unknown", async () => {
    const left = await bodyOf(await predict({ bareNuclei: 10 }), prediction);
    const empty = await bodyOf(await predict({ ...sampleOf(benign.map(() => null)), bareNuclei: 10 }), prediction);
    expect(left.unknown).toEqual(featureKeys.filter((key) => key !== "bareNuclei"));
    expect(empty).toEqual(left);
  });

  test.each(["", "?", "unknown"])("in a query %j is unknown", async (text) => {
    const reply = await call(`/api/v1/predict?bareNuclei=10&mitoses=${encodeURIComponent(text)}`);
    expect((await bodyOf(reply, prediction)).unknown).toContain("mitoses");
  });

  test("at least one feature must be known", async () => {
    for (const reply of [
      await predict({}),
      await predict({ mitoses: null }),
      await call("/api/v1/predict"),
      await call("/api/v1/explain?mitoses=?"),
    ])
      expect(errorsOf(await failure(reply, 422))).toEqual({ "": expect.stringContaining("at least one feature must be known") });
  });

  test.each([11, 0, -1, 2.5, 1e300, "5", true, [5], { score: 5 }])("%j is not a score", async (value) => {
    const { errors } = await failure(await predict({ ...sampleOf(benign), bareNuclei: value }), 422);
    expect(errors).toHaveLength(1);
    expect(errors?.[0]?.pointer).toBe("/bareNuclei");
    expect(errors?.[0]?.detail).toMatch(/^must be a whole number from 1 to 10, got /);
  });

  test("the error names the value", async () => {
    const document = await failure(await predict({ bareNuclei: 11 }), 422);
    expect(document.errors).toEqual([{ pointer: "/bareNuclei", detail: "must be a whole number from 1 to 10, got 11" }]);
  });

  test("a misspelt name gets the nearest known one, in JSON and in a query", async () => {
    const expected = { "/bareNucleii": "is not a known name; did you mean bareNuclei?" };
    expect(errorsOf(await failure(await predict({ mitoses: 1, bareNucleii: 5 }), 422))).toEqual(expected);
    expect(errorsOf(await failure(await call("/api/v1/predict?mitoses=1&bareNucleii=5"), 422))).toEqual(expected);
  });

  test("a name unlike any gets the list of all", async () => {
    const { "/colour": detail } = errorsOf(await failure(await predict({ mitoses: 1, colour: 5 }), 422));
    for (const key of featureKeys) expect(detail).toContain(key);
  });

  test("a parameter that is given twice is an error", async () => {
    const document = await failure(await call("/api/v1/predict?mitoses=1&mitoses=1"), 422);
    expect(errorsOf(document)).toEqual({ "/mitoses": "is given more than once" });
  });

  test("every error is reported at once, in a query", async () => {
    const document = await failure(await call("/api/v1/predict?mitoses=0&clumpThickness=x&prevalence=1&colour=2"), 422);
    expect(Object.keys(errorsOf(document)).sort()).toEqual(["/clumpThickness", "/colour", "/mitoses", "/prevalence"]);
  });

  test.each(["predict", "explain"])("every error is reported at once, in the body and the query of POST %s", async (path) => {
    const document = await failure(await post(`/api/v1/${path}?prevalence=1&colour=2`, { mitoses: 0, bareNucleii: 5 }), 422);
    expect(Object.keys(errorsOf(document)).sort()).toEqual(["/bareNucleii", "/colour", "/mitoses", "/prevalence"]);
    for (const detail of Object.values(errorsOf(document))) expect(document.detail).toContain(detail);
  });
});

describe("predict", () => {
  test("responds as the contract shows", async () => {
    const body = await bodyOf(await predict(sampleOf(malignant)), prediction);
    expect(Object.keys(body)).toEqual([
      "prediction",
      "probability",
      "predictionSet",
      "coverage",
      "unknown",
      "unusual",
      "assessment",
      "model",
      "notice",
    ]);
    expect(body).toMatchObject({
      prediction: "malignant",
      predictionSet: ["malignant"],
      unknown: [],
      unusual: false,
      assessment: "likely malignant",
    });
    expect(body.model).toEqual({ name: "cytonet", version: weights.version });
    expect(body.notice).toBe("For education and research. Not a medical device.");
    expect((await bodyOf(await predict(sampleOf(benign)), prediction)).prediction).toBe("benign");
  });

  test("GET and POST give the same prediction", async () => {
    const byQuery = await call(`/api/v1/predict?${queryOf(malignant)}&prevalence=0.05`);
    expect(await byQuery.json()).toEqual(await (await predict(sampleOf(malignant), "?prevalence=0.05")).json());
  });

  test("a plain `curl -d` is understood", async () => {
    const headers = { "Content-Type": "application/x-www-form-urlencoded" };
    const body = await bodyOf(await post("/api/v1/predict", sampleOf(benign), headers), prediction);
    expect(body.prediction).toBe("benign");
  });

  test("a lower prevalence lowers the probability", async () => {
    const at = async (query: string) => (await bodyOf(await predict({ bareNuclei: 5 }, query), prediction)).probability;
    const [rare, usual, common] = [await at("?prevalence=0.01"), await at(""), await at("?prevalence=0.9")];
    expect(rare).toBeLessThan(usual);
    expect(usual).toBeLessThan(common);
  });

  test.each(["0", "1", "-0.1", "x", "", "NaN", "Infinity"])("prevalence %j is refused, with GET and POST", async (value) => {
    const replies = [await call(`/api/v1/predict?mitoses=1&prevalence=${value}`), await predict({ mitoses: 1 }, `?prevalence=${value}`)];
    for (const reply of replies) expect(Object.keys(errorsOf(await failure(reply, 422)))).toEqual(["/prevalence"]);
  });

  test("prevalence in the body belongs in the query", async () => {
    const expected = { "/prevalence": "belongs in the query, as ?prevalence=0.05" };
    expect(errorsOf(await failure(await predict({ mitoses: 1, prevalence: 0.1 }), 422))).toEqual(expected);
  });

  test.each(["9".repeat(16_000), `0.${"9".repeat(16_000)}x`])("a prevalence of 16,000 digits is refused at once", async (value) => {
    const start = Date.now();
    await failure(await call(`/api/v1/predict?mitoses=1&prevalence=${value}`), 422);
    expect(Date.now() - start).toBeLessThan(200);
  });

  test("with Accept: text/plain the response is one sentence", async () => {
    const reply = await post("/api/v1/predict", sampleOf(malignant), { Accept: "text/plain" });
    expect(reply.headers.get("Content-Type")).toMatch(/^text\/plain/);
    expect(reply.headers.get("Vary")).toContain("Accept");
    expect(await reply.text()).toMatch(
      /^The sample is likely malignant: the probability of malignancy is (above )?[\d.]+%.*not a medical device\)\.\n$/,
    );
  });

  test("where too few scores are known to tell whether the sample is unusual, it is null, and empty in CSV", async () => {
    const body = await bodyOf(await predict({ mitoses: 10, clumpThickness: 9 }), prediction);
    expect(body.unusual).toBeNull();
    const table = await send("text/csv", "mitoses,clumpThickness\n10,9\n");
    expect((await textOf(table)).trimEnd().split("\n").at(-1)).toMatch(/,likely malignant,[\w|]+,,$/);
  });

  test("a sample between the classes is indeterminate in every format", async () => {
    const values = [10, 10, 10, 1, 6, 1, 2, 8, 1];
    const sample = sampleOf(values);
    const at = "?prevalence=0.1";
    const [json, text, batch, ndjson, table] = await Promise.all([
      post(`/api/v1/predict${at}`, sample),
      post(`/api/v1/predict${at}`, sample, { Accept: "text/plain" }),
      post(`/api/v1/predict/batch${at}`, { samples: [sample] }),
      send("application/x-ndjson", `${JSON.stringify(sample)}\n`, at),
      send("text/csv", `${featureKeys.join()}\n${values.join()}\n`, at),
    ]);
    expect((await bodyOf(json, prediction)).assessment).toBe("indeterminate");
    expect(await textOf(text)).toMatch(
      /^The sample is (outside the training data, .*; it is )?indeterminate, leaning (benign|malignant): /,
    );
    expect((await bodyOf(batch, batchResponse)).predictions[0]).toMatchObject({ assessment: "indeterminate" });
    expect(JSON.parse(await textOf(ndjson))).toMatchObject({ assessment: "indeterminate" });
    expect((await textOf(table)).split("\n")[1]).toContain(",indeterminate,");
  });

  test.each(["TEXT/PLAIN", "text/*", "text/plain, */*;q=0.1", "application/json;q=0.5, text/plain"])(
    "with Accept: %s the response is text",
    async (Accept) => {
      const reply = await post("/api/v1/predict", sampleOf(malignant), { Accept });
      expect(reply.headers.get("Content-Type")).toMatch(/^text\/plain/);
    },
  );

  test.each(["application/json, text/plain;q=0.5", "application/json, text/plain, */*", "*/*", "text/html", "text/plain;q=0", ","])(
    "with Accept: %s the response is JSON",
    async (Accept) => {
      await bodyOf(await post("/api/v1/predict", sampleOf(malignant), { Accept }), prediction);
    },
  );
});

describe("the ETag of a GET", () => {
  const path = `/api/v1/predict?${queryOf(benign)}`;
  const etagOf = async (at: string, init?: RequestInit) => (await call(at, init)).headers.get("ETag") as string;

  test("holds the version of the model and the hash of the build, and differs with input, prevalence and form", async () => {
    const tags = [
      await etagOf(path),
      await etagOf(`${path}&prevalence=0.5`),
      await etagOf(`/api/v1/predict?${queryOf(malignant)}`),
      await etagOf(path, { headers: { Accept: "text/plain" } }),
    ];
    for (const tag of tags) expect(tag).toMatch(new RegExp(`^"${weights.version}-${build.hash}-`));
    expect(new Set(tags).size).toBe(tags.length);
  });

  test("is the same for the same input, however it is written", async () => {
    expect(await etagOf("/api/v1/predict?mitoses=1&bareNuclei=?")).toBe(await etagOf("/api/v1/predict?bareNuclei=&mitoses=1"));
  });

  test.each(["%s", "W/%s", '"other", %s', "*"])("If-None-Match: %s gets 304 without a body", async (form) => {
    const etag = await etagOf(path);
    const reply = await call(path, { headers: { "If-None-Match": form.replace("%s", etag) } });
    expect([reply.status, await reply.text(), reply.headers.get("ETag")]).toEqual([304, "", etag]);
  });

  test("another ETag gets the response", async () => {
    expect((await call(path, { headers: { "If-None-Match": '"other"' } })).status).toBe(200);
  });
});

describe("explain", () => {
  test.each([
    [malignant, ""],
    [benign, "?prevalence=0.05"],
    [malignant.map((value, f) => (f % 2 ? value : null)), ""],
  ])("%j%s: baseline and contributions add up to the probability", async (values, query) => {
    const body = await bodyOf(await post(`/api/v1/explain${query}`, sampleOf(values)), explanation);
    const sum = body.contributions.reduce((total, { contribution }) => total + contribution, body.baseline);
    expect(sum).toBeCloseTo(body.probability, 12);
    expect(body.contributions.map(({ feature }) => feature)).toEqual(featureKeys.filter((_, f) => values[f] !== null));
    const predicted = await bodyOf(await post(`/api/v1/predict${query}`, sampleOf(values)), prediction);
    expect(body).toMatchObject(predicted);
  });

  test("the counterfactual alters the prediction and changes known scores only", async () => {
    const sample = { clumpThickness: 6, bareNuclei: 6, mitoses: 2 };
    const { counterfactual, prediction: before } = await bodyOf(await post("/api/v1/explain", sample), explanation);
    expect(counterfactual).not.toBeNull();
    const changes = counterfactual?.changes ?? [];
    for (const { feature, from } of changes) expect(sample).toHaveProperty(feature, from);
    const changed = { ...sample, ...Object.fromEntries(changes.map(({ feature, to }) => [feature, to])) };
    const after = await bodyOf(await predict(changed), prediction);
    expect(after.prediction).not.toBe(before);
    expect(after.probability).toBe(counterfactual?.probability);
  });

  test("GET responds as POST does, with an ETag", async () => {
    const reply = await call(`/api/v1/explain?${queryOf(malignant)}`);
    expect(reply.headers.get("ETag")).not.toBeNull();
    expect(await reply.json()).toEqual(await (await post("/api/v1/explain", sampleOf(malignant))).json());
  });
});

describe("the model", () => {
  test("/model is the card", async () => {
    const card = await bodyOf(await call("/api/v1/model"), modelCard);
    expect(card).toMatchObject({ name: "cytonet", version: weights.version, data: { sha256: weights.data.sha256 } });
    expect(card.architecture.parameters).toBe(9 * 15 + 15 + 15 + 1);
    expect(card.metrics?.plain.logLoss?.interval).toHaveLength(2);
    expect(card.operatingPoints.length).toBeGreaterThan(1);
  });

  test("/health names the model", async () => {
    expect(await bodyOf(await call("/api/v1/health"), health)).toEqual({
      status: "ok",
      model: { name: "cytonet", version: weights.version },
    });
  });

  test("/model/weights is the bundled file, byte for byte", async () => {
    const reply = await call("/api/v1/model/weights");
    expect(reply.headers.get("Content-Type")).toBe("application/json");
    expect((await reply.text()) === file).toBe(true);
  });

  test("/model/onnx is a file", async () => {
    const reply = await call("/api/v1/model/onnx");
    expect(reply.headers.get("Content-Type")).toBe("application/octet-stream");
    expect((await reply.arrayBuffer()).byteLength).toBeGreaterThan(500);
  });

  test("/openapi.json is the document, with an ETag that gets 304", async () => {
    const reply = await call("/api/v1/openapi.json");
    expect((await reply.json()) as object).toMatchObject({ openapi: "3.1.0" });
    const etag = reply.headers.get("ETag") as string;
    expect((await call("/api/v1/openapi.json", { headers: { "If-None-Match": etag } })).status).toBe(304);
    expect((await call("/api/v1/openapi.json", { method: "HEAD" })).status).toBe(200);
  });
});

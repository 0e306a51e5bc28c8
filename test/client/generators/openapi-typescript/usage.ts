import createClient from "openapi-fetch";
import { show } from "./show.ts";
import type { paths } from "./src/api.ts";

const api = createClient<paths, "application/json" | "application/problem+json">({ baseUrl: process.env.API as string });

const predicted = await api.POST("/api/v1/predict", {
  params: { query: { prevalence: 0.2 } },
  body: { clumpThickness: 8, bareNuclei: 10, mitoses: null },
});
const byQuery = await api.GET("/api/v1/predict", { params: { query: { clumpThickness: 8, bareNuclei: 10, prevalence: 0.2 } } });
const explained = await api.POST("/api/v1/explain", { body: { clumpThickness: 8, bareNuclei: 10 } });
const batch = await api.POST("/api/v1/predict/batch", { body: { samples: [{ mitoses: 1 }, { mitoses: 10 }] } });
const inferred = await api.POST("/v2/models/{model}/infer", {
  params: { path: { model: "cytonet" } },
  body: { inputs: [{ name: "features", shape: [1, 9], datatype: "INT64", data: [5, 1, 1, 1, 2, 1, 3, 1, 1] }] },
});
const card = await api.GET("/api/v1/model");
// @ts-expect-error: a string is not a score
const refused = await api.POST("/api/v1/predict", { body: { mitoses: "1" } });

const prediction: "benign" | "malignant" | undefined = predicted.data?.prediction;
show({
  prediction,
  probability: predicted.data?.probability,
  byQuery: byQuery.data?.probability,
  contributions: explained.data?.contributions.map(({ feature }) => feature),
  rows: batch.data?.predictions.map((row) => ("error" in row ? row.error.detail : row.prediction)),
  outputs: inferred.data?.outputs.map(({ name }) => name),
  parameters: card.data?.architecture.parameters,
  refusal: refused.error?.errors?.[0]?.detail,
  type: refused.error?.type,
});

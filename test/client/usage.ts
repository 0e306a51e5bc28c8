import createClient from "openapi-fetch";
import type { paths } from "./generated/api.ts";

/** What an integrator writes with nothing but the OpenAPI document. The generated types check every path, name and response. */
export async function useApi(fetch: (request: Request) => Promise<Response>) {
  const api = createClient<paths, "application/json" | "application/problem+json">({ baseUrl: "https://cytonet.test", fetch });

  const predicted = await api.POST("/api/v1/predict", {
    params: { query: { prevalence: 0.2 } },
    body: { clumpThickness: 8, bareNuclei: 10, mitoses: null },
  });
  const byQuery = await api.GET("/api/v1/predict", {
    params: { query: { clumpThickness: 8, bareNuclei: 10, mitoses: "?", prevalence: 0.2 } },
  });
  const explained = await api.POST("/api/v1/explain", { body: { clumpThickness: 8, bareNuclei: 10 } });
  const batch = await api.POST("/api/v1/predict/batch", { body: { samples: [{ mitoses: 1 }, { mitoses: 2 }] } });
  const inferred = await api.POST("/v2/models/{model}/infer", {
    params: { path: { model: "cytonet" } },
    body: { inputs: [{ name: "features", shape: [1, 9], datatype: "INT64", data: [5, 1, 1, 1, 2, 1, 3, 1, 1] }] },
  });
  // @ts-expect-error: a string is not a score
  const refused = await api.POST("/api/v1/predict", { body: { mitoses: "1" } });

  const probability: number | undefined = predicted.data?.probability;
  const prediction: "benign" | "malignant" | undefined = predicted.data?.prediction;
  return {
    probability,
    prediction,
    byQuery: byQuery.data?.probability,
    contributions: explained.data?.contributions.map(({ feature, contribution }) => [feature, contribution] as const),
    rows: batch.data?.predictions.map((row) => ("error" in row ? row.error.detail : row.probability)),
    outputs: inferred.data?.outputs.map(({ name }) => name),
    refusal: refused.error?.errors?.[0]?.detail,
  };
}

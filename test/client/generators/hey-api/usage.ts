import { show } from "./show.ts";
import { explain, infer, modelCard, predict, predictBatch, predictByQuery } from "./src";
import { client } from "./src/client.gen";

client.setConfig({ baseUrl: process.env.API as string });

const predicted = await predict({ query: { prevalence: 0.2 }, body: { clumpThickness: 8, bareNuclei: 10, mitoses: null } });
const byQuery = await predictByQuery({ query: { clumpThickness: 8, bareNuclei: 10, prevalence: 0.2 } });
const explained = await explain({ body: { clumpThickness: 8, bareNuclei: 10 } });
const batch = await predictBatch({ body: { samples: [{ mitoses: 1 }, { mitoses: 10 }] } });
const inferred = await infer({
  path: { model: "cytonet" },
  body: { inputs: [{ name: "features", shape: [1, 9], datatype: "INT64", data: [5, 1, 1, 1, 2, 1, 3, 1, 1] }] },
});
const card = await modelCard();
// @ts-expect-error: a string is not a score
const refused = await predict({ body: { mitoses: "1" } });

const prediction: "benign" | "malignant" | undefined = predicted.data?.prediction;
const problem = refused.error && "errors" in refused.error ? refused.error : undefined;
show({
  prediction,
  probability: predicted.data?.probability,
  byQuery: byQuery.data?.probability,
  contributions: explained.data?.contributions.map(({ feature }) => feature),
  rows: batch.data?.predictions.map((row) => ("error" in row ? row.error.detail : row.prediction)),
  outputs: inferred.data?.outputs.map(({ name }) => name),
  parameters: card.data?.architecture.parameters,
  refusal: problem?.errors?.[0]?.detail,
  type: problem?.type,
});

import { show } from "./show.ts";
import { explain, infer, modelCard, predict, predictBatch, predictByQuery } from "./src/api";
import { PredictBody, PredictResponse } from "./src/zod";

const sample = PredictBody.parse({ clumpThickness: 8, bareNuclei: 10, mitoses: null });
const predicted = await predict(sample, { prevalence: 0.2 });
const byQuery = await predictByQuery({ clumpThickness: 8, bareNuclei: 10, prevalence: 0.2 });
const explained = await explain({ clumpThickness: 8, bareNuclei: 10 });
const batch = await predictBatch({ samples: [{ mitoses: 1 }, { mitoses: 10 }] });
const inferred = await infer("cytonet", {
  inputs: [{ name: "features", shape: [1, 9], datatype: "INT64", data: [5, 1, 1, 1, 2, 1, 3, 1, 1] }],
});
const card = await modelCard();
// @ts-expect-error: a string is not a score
const refused = await predict({ mitoses: "1" });

if (PredictBody.safeParse({ mitoses: "1" }).success) throw new Error("the generated schema takes a string as a score");
if (PredictBody.safeParse({ mitosis: 1 }).success) throw new Error("the generated schema takes a name that does not exist");

const answer = predicted.status === 200 ? PredictResponse.parse(predicted.data) : undefined;
const prediction: "benign" | "malignant" | undefined = answer?.prediction;
const problem = refused.status === 422 ? refused.data : undefined;
show({
  prediction,
  probability: answer?.probability,
  byQuery: byQuery.status === 200 ? byQuery.data.probability : undefined,
  contributions: explained.status === 200 ? explained.data.contributions.map(({ feature }) => feature) : [],
  rows: batch.status === 200 ? batch.data.predictions.map((row) => ("error" in row ? row.error.detail : row.prediction)) : [],
  outputs: inferred.status === 200 ? inferred.data.outputs.map(({ name }) => name) : [],
  parameters: card.status === 200 ? card.data.architecture.parameters : undefined,
  refusal: problem?.errors?.[0]?.detail,
  type: problem?.type,
});

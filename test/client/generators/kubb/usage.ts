import { setConfig } from "@kubb/plugin-client/clients/fetch";
import { show } from "./show.ts";
import { explain, infer, modelCard, type Problem, predict, predictBatch, predictByQuery, problemSchema } from "./src";

// Kubb's fetch client leaves the type of a body to fetch, which says text/plain.
setConfig({ headers: { "Content-Type": "application/json" } });

const predicted = await predict({ clumpThickness: 8, bareNuclei: 10, mitoses: null }, { prevalence: 0.2 });
const byQuery = await predictByQuery({ clumpThickness: 8, bareNuclei: 10, prevalence: 0.2 });
const explained = await explain({ clumpThickness: 8, bareNuclei: 10 });
const batch = await predictBatch({ samples: [{ mitoses: 1 }, { mitoses: 10 }] });
const inferred = await infer("cytonet", {
  inputs: [{ name: "features", shape: [1, 9], datatype: "INT64", data: [5, 1, 1, 1, 2, 1, 3, 1, 1] }],
});
const card = await modelCard();

// Kubb's fetch client returns the body whatever the status; what is sent and received here is checked by its zod schemas.
// @ts-expect-error: a string is not a score
const refused = await predict({ mitoses: "1" }).then(
  () => undefined,
  (error: Error) => error.message,
);
const reply = await fetch(`${process.env.API}/api/v1/predict?mitoses=11`);
const problem: Problem = problemSchema.parse(await reply.json());
if (!refused) throw new Error("the generated schema takes a string as a score");

const prediction: "benign" | "malignant" = predicted.prediction;
show({
  prediction,
  probability: predicted.probability,
  byQuery: byQuery.probability,
  contributions: explained.contributions.map(({ feature }) => feature),
  rows: batch.predictions.map((row) => ("error" in row ? row.error.detail : row.prediction)),
  outputs: inferred.outputs.map(({ name }) => name),
  parameters: card.architecture.parameters,
  refusal: problem.errors?.[0]?.detail,
  type: problem.type,
});

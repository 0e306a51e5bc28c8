import { type Context, Hono } from "hono";
import { predict } from "../../model/prediction/predict.ts";
import { limitBody, readJson } from "../body.ts";
import { inferenceRequest, MAX_SAMPLES, SERVER_VERSION } from "../contract.ts";
import type { AppEnv } from "../env.ts";
import { errorsOf } from "../input.ts";
import { parseWithNaN } from "../json.ts";
import { batchLimits, MEBIBYTE } from "../limits.ts";
import { model, modelName } from "../model.ts";
import { Problem, summary } from "../problems.ts";
import { limitRows } from "../rate-limit.ts";
import { inputTensor, noBinary, noPrevalence, outputsIn, outputTensors, samplesIn } from "../tensors.ts";

const limit = limitBody((c) => Math.min(4 * MEBIBYTE, batchLimits(c.env).bytes));

const ADVICE = { accepted: ["application/json"], otherType: "Binary tensors are not supported." };

const metadata = {
  name: modelName.name,
  versions: [modelName.version],
  platform: "cytonet_json",
  inputs: [inputTensor],
  outputs: outputTensors,
};

/** The server's own metadata. The protocol's text has it at /v2, its OpenAPI document at /v2/. */
export const serverRoutes = new Hono<AppEnv>().get("/", (c) => c.json({ name: "cytonet", version: SERVER_VERSION, extensions: [] }));

/** The Open Inference Protocol v2 over REST, which KServe, Triton and MLServer implement. */
export const inferenceRoutes = new Hono<AppEnv>()
  .get("/health/live", (c) => c.json({ live: true }))
  // The protocol's text calls the field "live" here too; its implementations call it "ready".
  .get("/health/ready", (c) => c.json({ live: true, ready: true }))
  .on("GET", atModel(""), (c) => {
    expectModel(c);
    return c.json(metadata);
  })
  .on("GET", atModel("/ready"), (c) => {
    expectModel(c);
    return c.json({ name: modelName.name, ready: true });
  })
  .on("POST", atModel("/infer"), limit, async (c) => {
    expectModel(c);
    if (c.req.header("Inference-Header-Content-Length") !== undefined) throw noBinary();
    if (c.req.query("prevalence") !== undefined) throw noPrevalence();
    const result = inferenceRequest.safeParse(await readJson(c, ADVICE, parseWithNaN));
    if (!result.success) throw new Problem(400, summary(errorsOf(result.error.issues, [])));
    const wanted = outputsIn(result.data);
    const samples = samplesIn(result.data, Math.min(MAX_SAMPLES, batchLimits(c.env).rows));
    await limitRows(c, samples.length);
    const predictions = samples.map((values) => predict(model, { values }));
    const data = {
      probability: predictions.map(({ probability }) => probability),
      diagnosis: predictions.map(({ prediction }) => prediction),
    };
    const outputs = wanted.map((name) => ({
      ...outputTensors.find((tensor) => tensor.name === name),
      shape: [predictions.length],
      data: data[name],
    }));
    const { id } = result.data;
    return c.json({ model_name: modelName.name, model_version: modelName.version, ...(typeof id === "string" ? { id } : {}), outputs });
  });

/** The paths of one of the three endpoints of the model, with and without a version. */
function atModel(endpoint: string): string[] {
  return [`/models/:model${endpoint}`, `/models/:model/versions/:version${endpoint}`];
}

function expectModel(c: Context): void {
  const { model: name, version } = c.req.param() as { model: string; version?: string };
  if (name !== modelName.name) throw new Problem(404, `there is no model ${JSON.stringify(name.slice(0, 40))}; there is ${modelName.name}`);
  if (version !== undefined && version !== modelName.version)
    throw new Problem(404, `there is no version ${JSON.stringify(version.slice(0, 40))} of ${name}; there is ${modelName.version}`);
}

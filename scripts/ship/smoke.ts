import { features, HIGHEST_SCORE, LOWEST_SCORE } from "../../data/features.ts";
import type { Model } from "../../model/file/model.ts";
import { predict } from "../../model/prediction/predict.ts";
import { type Endpoint, ensure, liveModel, request, retry, StaleError, waitForModel } from "./endpoint.ts";

/** Tests a deployment once: the version of its model, some predictions, a bad request and the page. Throws SmokeError. */
export async function smokeTest(endpoint: Endpoint, model: Model, signal?: AbortSignal): Promise<string> {
  const version = await liveModel(endpoint, signal);
  if (version !== model.file.version) throw new StaleError(`${endpoint.url} answers with model ${version}, expected ${model.file.version}`);
  await Promise.all(smokeSamples.map((values) => checkPrediction(endpoint, model, values, signal)));
  await checkBadRequest(endpoint, signal);
  await checkPage(endpoint, signal);
  return `health, ${smokeSamples.length} predictions to the last bit, a bad request, the page`;
}

/** Runs the smoke test, and repeats it for up to `patience` milliseconds while another model still answers. Throws SmokeError. */
export async function smokeTestWhenLive(endpoint: Endpoint, model: Model, patience: number, signal?: AbortSignal): Promise<void> {
  await waitForModel(endpoint, model.file.version, patience, signal);
  const isStale = (error: unknown) => error instanceof StaleError;
  await retry(() => smokeTest(endpoint, model, signal), patience, signal, isStale);
}

/** Both ends of the scale and some samples in between. Each probability is computed here and must arrive with the same bits. */
const smokeSamples: readonly (readonly number[])[] = [
  features.map(() => LOWEST_SCORE),
  features.map(() => HIGHEST_SCORE),
  [5, 1, 1, 1, 2, 1, 3, 1, 1],
  [8, 10, 10, 8, 7, 10, 9, 7, 1],
  [5, 4, 4, 5, 7, 10, 3, 2, 1],
  [1, 2, 3, 4, 5, 6, 7, 8, 9],
  [6, 5, 4, 3, 2, 4, 5, 6, 2],
  [3, 3, 2, 2, 3, 1, 2, 2, 1],
];

async function checkPrediction(endpoint: Endpoint, model: Model, values: readonly number[], signal?: AbortSignal): Promise<void> {
  const sample = Object.fromEntries(features.map(({ key }, f) => [key, values[f]]));
  const response = await post(endpoint, "/api/v1/predict", JSON.stringify(sample), signal);
  const body = (await response.json().catch(() => ({}))) as { probability?: number; model?: { version: string } };
  ensure(response.status === 200, `/api/v1/predict answers ${response.status} to ${values}, expected 200`);
  if (body.model?.version !== model.file.version) throw new StaleError(`/api/v1/predict answers with model ${body.model?.version}`);
  const { probability } = predict(model, { values });
  ensure(body.probability === probability, `/api/v1/predict answers ${body.probability} to ${values}, expected ${probability}`);
}

async function checkBadRequest(endpoint: Endpoint, signal?: AbortSignal): Promise<void> {
  const response = await post(endpoint, "/api/v1/predict", JSON.stringify({ bareNuclei: 11 }), signal);
  const type = response.headers.get("content-type") ?? "";
  const body = (await response.json().catch(() => ({}))) as { errors?: { pointer?: string }[] };
  ensure(response.status === 422, `a score of 11 gets status ${response.status}, expected 422`);
  ensure(type.startsWith("application/problem+json"), `a score of 11 gets ${type || "no content type"}, expected application/problem+json`);
  ensure(body.errors?.some(({ pointer }) => pointer === "/bareNuclei") ?? false, "the problem document does not point to /bareNuclei");
}

async function checkPage(endpoint: Endpoint, signal?: AbortSignal): Promise<void> {
  const response = await request(endpoint, "/", {}, signal);
  const html = await response.text();
  ensure(response.status === 200, `the page answers ${response.status}, expected 200`);
  const path = /<script[^>]+src="(\/[^"]+)"/.exec(html)?.[1];
  ensure(path !== undefined, "the page has no script");
  const script = await request(endpoint, path, {}, signal);
  await script.body?.cancel();
  ensure(script.status === 200, `the page's script ${path} answers ${script.status}, expected 200`);
}

function post(endpoint: Endpoint, path: string, body: string, signal?: AbortSignal): Promise<Response> {
  return request(endpoint, path, { method: "POST", body, headers: { "content-type": "application/json" } }, signal);
}

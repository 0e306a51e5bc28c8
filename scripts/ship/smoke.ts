import { features, HIGHEST_SCORE, LOWEST_SCORE } from "../../data/features.ts";
import type { Model } from "../../model/file/model.ts";
import { predict } from "../../model/prediction/predict.ts";
import { type Endpoint, ensure, liveModel, request, retry, StaleError, waitForModel } from "./endpoint.ts";
import type { PageVisitor } from "./pages.ts";

/** What a deployment is tested for. */
export interface Expected {
  readonly model: Model;
  /** Visits the pages; absent where they are not those of this build. */
  readonly visitor?: PageVisitor;
}

/** Tests a deployment once: the version of its model, some predictions, a bad request and the pages. Throws SmokeError. */
export async function smokeTest(endpoint: Endpoint, { model, visitor }: Expected, signal?: AbortSignal): Promise<string> {
  const version = await liveModel(endpoint, signal);
  if (version !== model.file.version) throw new StaleError(`${endpoint.url} answers with model ${version}, expected ${model.file.version}`);
  await Promise.all(smokeSamples.map((values) => checkPrediction(endpoint, model, values, signal)));
  await checkBadRequest(endpoint, signal);
  await visitor?.visit(endpoint, signal);
  return `health, ${smokeSamples.length} predictions to the last bit, a bad request${visitor ? ", all pages in a browser" : ""}`;
}

/**
 * Runs the smoke test, and repeats it for up to `patience` milliseconds while another version still answers or files are still missing.
 * Throws SmokeError.
 */
export async function smokeTestWhenLive(endpoint: Endpoint, expected: Expected, patience: number, signal?: AbortSignal): Promise<string> {
  await waitForModel(endpoint, expected.model.file.version, patience, signal);
  const isStale = (error: unknown) => error instanceof StaleError;
  return retry(() => smokeTest(endpoint, expected, signal), patience, signal, isStale);
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

function post(endpoint: Endpoint, path: string, body: string, signal?: AbortSignal): Promise<Response> {
  return request(endpoint, path, { method: "POST", body, headers: { "content-type": "application/json" } }, signal);
}

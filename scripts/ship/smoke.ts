import { setTimeout as pause } from "node:timers/promises";
import { features, HIGHEST_SCORE, LOWEST_SCORE } from "../../data/features.ts";
import type { Model } from "../../model/file/model.ts";
import { predict } from "../../model/prediction/predict.ts";

/** Where to knock, and how. */
export interface Address {
  readonly url: string;
  /** Sent along: while two versions share the requests, they ask for one of them. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** What an address answered that it should not have. */
export class SmokeError extends Error {
  override name = "SmokeError";
}

/** Another model answered: wrong in the end, but for some seconds after a promotion only late. */
export class StaleError extends SmokeError {
  override name = "StaleError";
}

const REQUEST_MS = 10_000;

/** Tries the whole of a version: its model's hash, golden cases, a bad request, the page. Throws SmokeError at the first fault. */
export async function smokeTest(address: Address, model: Model, signal?: AbortSignal): Promise<string> {
  const version = await liveHash(address, signal);
  if (version !== model.file.version) throw new StaleError(`${address.url} answers with model ${version}, expected ${model.file.version}`);
  await Promise.all(goldenCases.map((values) => checkGolden(address, model, values, signal)));
  await checkBadRequest(address, signal);
  await checkPage(address, signal);
  return `health, ${goldenCases.length} golden cases to the last bit, a bad request, the page`;
}

/** The version of the model that an address answers with. Throws SmokeError where it does not. */
export async function liveHash(address: Address, signal?: AbortSignal): Promise<string> {
  const response = await ask(address, "/api/v1/health", {}, signal);
  expect(response.status === 200, `/api/v1/health answers ${response.status}, expected 200`);
  const body = (await response.json().catch(() => ({}))) as { status?: string; model?: { version?: string } };
  expect(body.status === "ok" && body.model?.version !== undefined, `/api/v1/health answers ${JSON.stringify(body).slice(0, 200)}`);
  return body.model.version;
}

/** Waits until an address answers at all, for at most `patience` milliseconds. Throws SmokeError. */
export async function waitForAnswer(address: Address, patience: number, signal?: AbortSignal): Promise<void> {
  const knock = () => liveHash(address, signal);
  await keepTrying(patience, () => true, knock, signal);
}

/** Waits until an address answers with a hash, three times in a row, for at most `patience` milliseconds. Throws SmokeError. */
export async function waitForHash(address: Address, hash: string, patience: number, signal?: AbortSignal): Promise<void> {
  const knock = async () => {
    for (let inRow = 0; inRow < 3; inRow++) {
      const answer = await liveHash(address, signal);
      if (answer !== hash) throw new StaleError(`${address.url} answers with model ${answer}, expected ${hash}`);
    }
  };
  await keepTrying(patience, () => true, knock, signal);
}

/** The smoke test, begun anew for at most `patience` milliseconds while another model answers. Throws SmokeError. */
export async function smokeTestInTime(address: Address, model: Model, patience: number, signal?: AbortSignal): Promise<void> {
  await waitForHash(address, model.file.version, patience, signal);
  await keepTrying(
    patience,
    (error) => error instanceof StaleError,
    () => smokeTest(address, model, signal),
    signal,
  );
}

async function keepTrying(
  patience: number,
  isWorth: (error: unknown) => boolean,
  attempt: () => Promise<unknown>,
  signal?: AbortSignal,
): Promise<void> {
  const end = Date.now() + patience;
  for (;;) {
    try {
      await attempt();
      return;
    } catch (error) {
      signal?.throwIfAborted();
      if (Date.now() > end || !isWorth(error)) throw error;
    }
    await pause(500, undefined, { signal });
  }
}

/** Both ends of the scale, and what lies between: each probability is computed here and must arrive with the same bits. */
const goldenCases: readonly (readonly number[])[] = [
  features.map(() => LOWEST_SCORE),
  features.map(() => HIGHEST_SCORE),
  [5, 1, 1, 1, 2, 1, 3, 1, 1],
  [8, 10, 10, 8, 7, 10, 9, 7, 1],
  [5, 4, 4, 5, 7, 10, 3, 2, 1],
  [1, 2, 3, 4, 5, 6, 7, 8, 9],
  [6, 5, 4, 3, 2, 4, 5, 6, 2],
  [3, 3, 2, 2, 3, 1, 2, 2, 1],
];

async function checkGolden(address: Address, model: Model, values: readonly number[], signal?: AbortSignal): Promise<void> {
  const sample = Object.fromEntries(features.map(({ key }, f) => [key, values[f]]));
  const response = await post(address, "/api/v1/predict", JSON.stringify(sample), signal);
  const { probability, model: answering } = (await response.json().catch(() => ({}))) as {
    probability?: number;
    model?: { version: string };
  };
  const expected = predict(model, { values }).probability;
  expect(response.status === 200, `/api/v1/predict answers ${response.status} to ${values}, expected 200`);
  if (answering?.version !== model.file.version) throw new StaleError(`/api/v1/predict answers with model ${answering?.version}`);
  expect(probability === expected, `/api/v1/predict answers ${probability} to ${values}, expected ${expected}`);
}

async function checkBadRequest(address: Address, signal?: AbortSignal): Promise<void> {
  const response = await post(address, "/api/v1/predict", JSON.stringify({ bareNuclei: 11 }), signal);
  const type = response.headers.get("content-type") ?? "";
  const body = (await response.json().catch(() => ({}))) as { errors?: { pointer?: string }[] };
  expect(response.status === 422, `a score of 11 gets status ${response.status}, expected 422`);
  expect(type.startsWith("application/problem+json"), `a score of 11 gets ${type || "no content type"}, expected application/problem+json`);
  expect(body.errors?.some(({ pointer }) => pointer === "/bareNuclei") ?? false, "the problem document does not point to /bareNuclei");
}

async function checkPage(address: Address, signal?: AbortSignal): Promise<void> {
  const response = await ask(address, "/", {}, signal);
  const html = await response.text();
  expect(response.status === 200, `the page answers ${response.status}, expected 200`);
  const script = /<script[^>]+src="(\/[^"]+)"/.exec(html)?.[1];
  expect(script !== undefined, "the page has no script");
  const code = await ask(address, script, {}, signal);
  await code.body?.cancel();
  expect(code.status === 200, `the page's script ${script} answers ${code.status}, expected 200`);
}

function post(address: Address, path: string, body: string, signal?: AbortSignal): Promise<Response> {
  return ask(address, path, { method: "POST", body, headers: { "content-type": "application/json" } }, signal);
}

async function ask({ url, headers }: Address, path: string, init: RequestInit, signal?: AbortSignal): Promise<Response> {
  signal?.throwIfAborted();
  try {
    const ends = [AbortSignal.timeout(REQUEST_MS), ...(signal ? [signal] : [])];
    return await fetch(new URL(path, url), { ...init, headers: { ...init.headers, ...headers }, signal: AbortSignal.any(ends) });
  } catch (error) {
    signal?.throwIfAborted();
    const { message, cause } = error as Error & { cause?: Error };
    throw new SmokeError(`${url}${path} does not answer: ${cause?.message ?? message}`);
  }
}

function expect(condition: boolean, message: string): asserts condition {
  if (!condition) throw new SmokeError(message);
}

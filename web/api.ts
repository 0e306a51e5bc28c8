import { type FeatureKey, featureKeys } from "../data/features.ts";
import type { PredictionInput } from "../model/prediction/prediction.ts";

/** An error in one field, located by a JSON pointer. */
export interface FieldError {
  readonly pointer: string;
  readonly detail: string;
}

/** An error response of the API (RFC 9457). */
export class ProblemError extends Error {
  readonly status: number;
  readonly errors: readonly FieldError[];
  /** After how many seconds the request may be sent again; undefined where the server does not say. */
  readonly retryAfter: number | undefined;
  constructor(status: number, detail: string, errors: readonly FieldError[] = [], retryAfter?: number) {
    super(detail);
    this.name = "ProblemError";
    this.status = status;
    this.errors = errors;
    this.retryAfter = retryAfter;
  }
}

/** Requests one prediction from the server. Throws ProblemError on an error response, TypeError if the server is unreachable. */
export async function requestPrediction({ values, prevalence }: PredictionInput, signal: AbortSignal) {
  const query = prevalence === undefined ? {} : { prevalence: `${prevalence}` };
  const { client } = await apiClient();
  const response = await client.predict.$post({ json: bodyOf(values), query }, { init: { signal } });
  if (!response.ok) throw await problemOf(response);
  return response.json();
}

/** A prediction by the server, with the name and version of its model. */
export type ServerPrediction = Awaited<ReturnType<typeof requestPrediction>>;

/** Requests a prediction or an error for each of many samples. Throws as `requestPrediction` does. */
export async function requestBatch(samples: readonly PredictionInput["values"][], prevalence: number | undefined, signal: AbortSignal) {
  const query = prevalence === undefined ? {} : { prevalence: `${prevalence}` };
  const { client } = await apiClient();
  const response = await client.predict.batch.$post({ json: { samples: samples.map(bodyOf) }, query }, { init: { signal } });
  if (!response.ok) throw await problemOf(response);
  return response.json();
}

/** The JSON body for one sample; unknown features are left out. */
export function bodyOf(values: PredictionInput["values"]): Partial<Record<FeatureKey, number>> {
  return Object.fromEntries(featureKeys.flatMap((key, f) => (typeof values[f] === "number" ? [[key, values[f]]] : [])));
}

/** Loaded with the first request: a page can be read, and predict, without it. Rejects with TypeError where the server is unreachable. */
function apiClient() {
  return import("./api-client.ts");
}

async function problemOf(response: { status: number; headers: Headers; json(): Promise<unknown> }): Promise<ProblemError> {
  const problem = (await response.json().catch(() => ({}))) as { detail?: string; errors?: FieldError[] };
  const retryAfter = /^\d{1,4}$/.exec(response.headers.get("Retry-After") ?? "");
  const detail = problem.detail ?? `The server responded with status ${response.status}.`;
  return new ProblemError(response.status, detail, problem.errors, retryAfter ? Number(retryAfter[0]) : undefined);
}

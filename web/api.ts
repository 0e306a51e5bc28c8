import { hc } from "hono/client";
import { type FeatureKey, featureKeys } from "../data/features.ts";
import type { PredictionInput } from "../model/prediction/prediction.ts";
import type { AppType } from "../worker/index.ts";

const edge = hc<AppType>("/").api.v1;

/** A fault of one field, at a JSON pointer. */
export interface FieldProblem {
  readonly pointer: string;
  readonly detail: string;
}

/** What the API refuses a request with (RFC 9457). */
export class ProblemError extends Error {
  readonly status: number;
  readonly errors: readonly FieldProblem[];
  constructor(status: number, detail: string, errors: readonly FieldProblem[] = []) {
    super(detail);
    this.name = "ProblemError";
    this.status = status;
    this.errors = errors;
  }
}

/** Asks the edge for one prediction. Throws ProblemError where it refuses, TypeError where it cannot be reached. */
export async function askEdge({ values, prevalence }: PredictionInput, signal: AbortSignal) {
  const query = prevalence === undefined ? {} : { prevalence: `${prevalence}` };
  const reply = await edge.predict.$post({ json: bodyOf(values), query }, { init: { signal } });
  if (!reply.ok) throw await problemOf(reply);
  return reply.json();
}

/** An answer from the edge, with the model that gave it. */
export type EdgeAnswer = Awaited<ReturnType<typeof askEdge>>;

/** Asks the edge for many at once: each row has its answer or its error. Throws as `askEdge` does. */
export async function askEdgeBatch(samples: readonly PredictionInput["values"][], signal: AbortSignal) {
  const reply = await edge.predict.batch.$post({ json: { samples: samples.map(bodyOf) } }, { init: { signal } });
  if (!reply.ok) throw await problemOf(reply);
  return reply.json();
}

/** The JSON body of a request: what is unknown is left out. */
export function bodyOf(values: PredictionInput["values"]): Partial<Record<FeatureKey, number>> {
  return Object.fromEntries(featureKeys.flatMap((key, f) => (typeof values[f] === "number" ? [[key, values[f]]] : [])));
}

async function problemOf(reply: { status: number; json(): Promise<unknown> }): Promise<ProblemError> {
  const problem = (await reply.json().catch(() => ({}))) as { detail?: string; errors?: FieldProblem[] };
  return new ProblemError(reply.status, problem.detail ?? `The edge answered with status ${reply.status}.`, problem.errors);
}

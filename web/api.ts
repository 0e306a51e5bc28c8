import { featureKeys } from "../data/features.ts";
import type { Answer, Question } from "../network/model/answer.ts";

/** An answer from the edge, with the model that gave it. */
export interface EdgeAnswer extends Answer {
  readonly model: { readonly name: string; readonly version: string };
}

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
export async function askEdge({ values, prevalence }: Question, signal: AbortSignal): Promise<EdgeAnswer> {
  const query = prevalence === undefined ? "" : `?prevalence=${prevalence}`;
  const reply = await fetch(`/api/v1/predict${query}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(bodyOf(values)),
    signal,
  });
  if (reply.ok) return (await reply.json()) as EdgeAnswer;
  throw await problemOf(reply);
}

/** The JSON body of a request: what is unknown is left out. */
export function bodyOf(values: Question["values"]): Record<string, number> {
  return Object.fromEntries(featureKeys.flatMap((key, f) => (typeof values[f] === "number" ? [[key, values[f]]] : [])));
}

async function problemOf(reply: Response): Promise<ProblemError> {
  const problem = (await reply.json().catch(() => ({}))) as { detail?: string; errors?: FieldProblem[] };
  return new ProblemError(reply.status, problem.detail ?? `The edge answered with status ${reply.status}.`, problem.errors);
}

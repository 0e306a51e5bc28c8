import type { Prediction } from "../../model/prediction/prediction.ts";
import { roughPercent } from "../../model/prediction/sentences.ts";
import { ProblemError, type ServerPrediction } from "../api.ts";

/** How the server's prediction for the same input compares with the page's own. */
export type ServerCheck =
  | { readonly state: "idle" }
  | { readonly state: "pending" }
  /** The model is the visitor's own. */
  | { readonly state: "own" }
  | { readonly state: "agrees" }
  | { readonly state: "differs"; readonly serverProbability: number }
  | { readonly state: "other-model"; readonly version: string; readonly serverProbability: number }
  | { readonly state: "offline" }
  | { readonly state: "no-reply"; readonly seconds: number }
  | { readonly state: "refused"; readonly detail: string };

/** Compares two predictions bit by bit: JSON preserves every double, so anything but equality is a difference. */
export function compare(local: Prediction, version: string, server: ServerPrediction): ServerCheck {
  const serverProbability = server.probability;
  if (server.model.version !== version) return { state: "other-model", version: server.model.version, serverProbability };
  const agrees =
    Object.is(local.probability, serverProbability) &&
    local.prediction === server.prediction &&
    local.predictionSet.join() === server.predictionSet.join() &&
    local.unusual === server.unusual &&
    local.assessment === server.assessment;
  return agrees ? { state: "agrees" } : { state: "differs", serverProbability };
}

/** The outcome of a failed request: refused if the server sent a problem document, offline otherwise. */
export function failedCheck(reason: unknown): ServerCheck {
  return reason instanceof ProblemError ? { state: "refused", detail: reason.message } : { state: "offline" };
}

/** The outcome as a sentence. */
export function serverCheckText(check: ServerCheck): string {
  switch (check.state) {
    case "own":
    case "idle":
      return "Computed in your browser, then checked against the server.";
    case "pending":
      return "Computed in your browser. Checking against the server …";
    case "agrees":
      return "Browser and server give the identical result.";
    case "differs":
      return `Browser and server disagree (server: ${roughPercent(check.serverProbability)}). Rely on neither, and reload the page.`;
    case "other-model":
      return `The server is running a different model (${check.version}): ${roughPercent(check.serverProbability)}.`;
    case "offline":
      return "Computed in your browser. The server cannot be reached.";
    case "no-reply":
      return `Computed in your browser. The server did not reply within ${check.seconds} seconds, so the result is not checked.`;
    case "refused":
      return `Computed in your browser. The server could not check this result: ${check.detail}`;
  }
}

import type { Prediction } from "../../model/prediction/prediction.ts";
import { type EdgeAnswer, ProblemError } from "../api.ts";
import { percent } from "../format.ts";

/** What became of asking the edge the same question. */
export type Confirmation =
  | { readonly state: "idle" }
  | { readonly state: "asking" }
  | { readonly state: "agrees" }
  | { readonly state: "differs"; readonly theirs: number }
  | { readonly state: "other-model"; readonly version: string; readonly theirs: number }
  | { readonly state: "offline" }
  | { readonly state: "refused"; readonly detail: string };

/** Compares two answers bit by bit. JSON carries a double without loss, so that anything but equality is a difference. */
export function compare(ours: Prediction, version: string, theirs: EdgeAnswer): Confirmation {
  if (theirs.model.version !== version) return { state: "other-model", version: theirs.model.version, theirs: theirs.probability };
  const same =
    Object.is(ours.probability, theirs.probability) &&
    ours.prediction === theirs.prediction &&
    ours.predictionSet.join() === theirs.predictionSet.join() &&
    ours.unusual === theirs.unusual;
  return same ? { state: "agrees" } : { state: "differs", theirs: theirs.probability };
}

/** What a failed request means. A reply that is no problem document is no answer either. */
export function failure(reason: unknown): Confirmation {
  return reason instanceof ProblemError ? { state: "refused", detail: reason.message } : { state: "offline" };
}

/** The confirmation in words. */
export function confirmationText(confirmation: Confirmation): string {
  switch (confirmation.state) {
    case "idle":
      return "Computed in this page, then asked again at the edge.";
    case "asking":
      return "Computed in this page. Asking the edge…";
    case "agrees":
      return "Edge and page agree to the last bit.";
    case "differs":
      return `Edge and page differ: the edge says ${percent(confirmation.theirs)}. Please do not rely on either.`;
    case "other-model":
      return `The edge has another model (${confirmation.version}), which says ${percent(confirmation.theirs)}.`;
    case "offline":
      return "Computed in this page. The edge cannot be reached.";
    case "refused":
      return `Computed in this page. The edge refused: ${confirmation.detail}`;
  }
}

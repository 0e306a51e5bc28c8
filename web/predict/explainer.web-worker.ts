/// <reference lib="webworker" />

import { explain, SIMILAR_ROWS } from "../../model/explanation/explain.ts";
import { type SimilarCases, similarCases } from "../../model/explanation/similar.ts";
import type { Model } from "../../model/file/model.ts";
import { parseModel } from "../../model/file/parse.ts";
import type { Explanation, PredictionInput } from "../../model/prediction/prediction.ts";
import { type IceCurve, iceCurves } from "./ice.ts";

/** The most scores that a counterfactual may change. A search with three takes a while. */
export type MaxChanges = 2 | 3;

export interface ExplainRequest {
  readonly input: PredictionInput;
  readonly maxChanges: MaxChanges;
}

/** The worker's reply to an ExplainRequest. */
export interface Explained {
  readonly explanation: Explanation;
  readonly similar: SimilarCases;
  readonly iceCurves: readonly IceCurve[];
  readonly maxChanges: MaxChanges;
}

let model: Model | undefined;

// The first message is the model file; each further one is an ExplainRequest.
self.onmessage = ({ data }: MessageEvent) => {
  if (!model) {
    model = parseModel(data);
    return;
  }
  const { input, maxChanges } = data as ExplainRequest;
  const explanation = explain(model, input, { changes: maxChanges });
  const similar = similarCases(model, input.values, SIMILAR_ROWS);
  self.postMessage({ explanation, similar, iceCurves: iceCurves(model, input), maxChanges } satisfies Explained);
};

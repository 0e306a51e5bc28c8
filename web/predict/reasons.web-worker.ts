/// <reference lib="webworker" />

import { explain } from "../../model/explanation/explain.ts";
import type { Model } from "../../model/file/model.ts";
import { parseModel } from "../../model/file/parse.ts";
import { outlooks } from "./outlook.ts";
import type { Reasons, ReasonsOrder } from "./reasons.ts";

let model: Model | undefined;

// The first message is the model file, every further one a question.
self.onmessage = ({ data }: MessageEvent) => {
  if (!model) {
    model = parseModel(data);
    return;
  }
  const { question, changes } = data as ReasonsOrder;
  self.postMessage({ explanation: explain(model, question, { changes }), outlooks: outlooks(model, question), changes } satisfies Reasons);
};

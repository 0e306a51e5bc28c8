/// <reference lib="webworker" />
import type { Question } from "../../network/model/answer.ts";
import { explain } from "../../network/model/ask.ts";
import { type Model, parseModel } from "../../network/model/model.ts";
import { outlooks } from "./outlook.ts";
import type { Reasons } from "./reasons.ts";

let model: Model | undefined;

// The first message is the model file, every further one a question.
self.onmessage = ({ data }: MessageEvent) => {
  if (!model) {
    model = parseModel(data);
    return;
  }
  const question = data as Question;
  self.postMessage({ explanation: explain(model, question), outlooks: outlooks(model, question) } satisfies Reasons);
};

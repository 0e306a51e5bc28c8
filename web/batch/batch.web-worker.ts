import type { ModelFile } from "../../model/file/model-file.ts";
import { parseModel } from "../../model/file/parse.ts";
import { answerFile } from "./answer-file.ts";

/** One message starts one file. */
export interface BatchOrder {
  readonly file: ModelFile;
  readonly source: File | string;
}

self.onmessage = ({ data: { file, source } }: MessageEvent<BatchOrder>) => {
  answerFile(parseModel(file), source, (progress) => self.postMessage(progress));
};

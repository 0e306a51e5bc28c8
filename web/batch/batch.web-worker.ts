import type { ModelFile } from "../../model/file/model-file.ts";
import { parseModel } from "../../model/file/parse.ts";
import { predictFile } from "./predict-file.ts";

/** The message that starts a batch. */
export interface BatchRequest {
  readonly file: ModelFile;
  readonly source: File | string;
}

self.onmessage = ({ data: { file, source } }: MessageEvent<BatchRequest>) => {
  predictFile(parseModel(file), source, (message) => self.postMessage(message));
};

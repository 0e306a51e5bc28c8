import { type Model, modelOf } from "../model/file/model.ts";
import type { ModelFile } from "../model/file/model-file.ts";
import json from "./model.json" with { type: "json" };

export const weights = json as unknown as ModelFile;

/** The model of this Worker. The build refuses a damaged file (scripts/build-hash.ts), and so does model-check.ts after the first answer. */
export const model: Model = modelOf(weights);

/** The bundled file, byte for byte: it is one line, as JSON.stringify writes it. */
export function weightsJson(): string {
  return `${JSON.stringify(weights)}\n`;
}

/** How every response names the model. */
export const modelName = { name: model.file.name, version: model.file.version } as const;

export { notice } from "../model/prediction/notice.ts";

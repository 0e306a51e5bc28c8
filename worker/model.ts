import type { Model } from "../model/file/model.ts";
import { parseModel } from "../model/file/parse.ts";
import weights from "./model.json" with { type: "json" };

/** The model that this Worker answers with: parsed and checked once, when it starts. A damaged file stops it with the reason. */
export const model: Model = parseModel(weights);

/** The bundled file, byte for byte: it is written as JSON.stringify writes it, in one line. */
export function weightsJson(): string {
  return `${JSON.stringify(weights)}\n`;
}

/** How every answer names the model. */
export const modelName = { name: model.file.name, version: model.file.version } as const;

export const notice = "For education and research. Not a medical device.";

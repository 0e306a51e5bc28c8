import type { Model } from "../model/file/model.ts";
import { parseModel } from "../model/file/parse.ts";
import weights from "./model.json" with { type: "json" };

/** The model of this Worker, parsed and checked once at start-up. A damaged file stops the Worker with the reason. */
export const model: Model = parseModel(weights);

/** The bundled file, byte for byte: it is one line, as JSON.stringify writes it. */
export function weightsJson(): string {
  return `${JSON.stringify(weights)}\n`;
}

/** How every response names the model. */
export const modelName = { name: model.file.name, version: model.file.version } as const;

export { notice } from "../model/prediction/notice.ts";

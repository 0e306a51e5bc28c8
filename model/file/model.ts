import type { Fitted } from "../training/fitted.ts";
import type { ModelFile } from "./model-file.ts";

/** A model ready to be asked. */
export interface Model extends Fitted {
  readonly file: ModelFile;
}

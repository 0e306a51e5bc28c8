import type { Model } from "../../model/file/model.ts";
import { parseModel } from "../../model/file/parse.ts";
import file from "../../worker/model.json";

/** The shipped model. */
export const model: Model = parseModel(file);

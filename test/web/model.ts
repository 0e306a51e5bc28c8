import { type Model, parseModel } from "../../model/model-file.ts";
import file from "../../worker/model.json";

/** The shipped model. */
export const model: Model = parseModel(file);

import { type Model, parseModel } from "../../network/model/model.ts";
import file from "../../worker/model.json";

/** The shipped model. */
export const model: Model = parseModel(file);

import { createNetwork } from "../../network/learning/network.ts";
import type { Fitted } from "../training/fitted.ts";
import type { ModelFile } from "./model-file.ts";
import { parametersOf } from "./parameters.ts";

/** A model ready to predict: its file, and the network and scaling that the file describes. */
export interface Model extends Fitted {
  readonly file: ModelFile;
}

/** Makes a file ready to predict without checking it: for files from elsewhere, use `parseModel`. */
export function modelOf(file: ModelFile): Model {
  const { features, layers, scaling } = file;
  const network = createNetwork({
    inputs: features.length,
    layers: layers.map(({ b, activation }) => ({ units: b.length, activation })),
  });
  return { file, network, parameters: parametersOf(network, layers), scaling };
}

import type { Recipe } from "../../../model/training/recipe.ts";
import { type ActivationName, activationNames } from "../../../network/learning/activations.ts";
import { type InitializerName, initializers } from "../../../network/learning/initializers.ts";
import { fitsArticleStart, withLayers, withTraining } from "./changes.ts";
import { LIMITS } from "./experiment.ts";
import { readName, readWhole, shown } from "./experiment-checks.ts";
import type { Field } from "./field.ts";

/** The activations of hidden layers: softmax is one of outputs alone. */
export const hiddenActivations: readonly ActivationName[] = activationNames.filter((name) => name !== "softmax");

/** One hidden layer as its field has it: what is entered for its units, and the name of its activation. */
export interface LayerEntry {
  readonly units: string;
  readonly activation: string;
}

/** The layers of the field's text, such as `15-relu_8-tanh`. */
export function layerEntries(text: string): LayerEntry[] {
  if (text === "none") return [];
  return text.split("_").map((layer) => {
    const at = layer.lastIndexOf("-");
    return { units: layer.slice(0, Math.max(0, at)), activation: layer.slice(at + 1) };
  });
}

/** The field's text of these layers. */
export function layersText(layers: readonly { readonly units: number | string; readonly activation: string }[]): string {
  return layers.length === 0 ? "none" : layers.map(({ units, activation }) => `${units}-${activation}`).join("_");
}

const layers: Field = {
  name: "layers",
  of: ({ recipe }) => layersText(recipe.hidden),
  put: (experiment, text) => withLayers(experiment, readLayers(text)),
};

/** What the parameters start from; the article's start fits 9-15-1 alone. */
const start: Field = {
  name: "start",
  of: ({ start }) => start,
  put(experiment, text) {
    const name = readName(text, ["drawn", "article"]);
    if (name === "article" && !fitsArticleStart(experiment))
      throw new RangeError("the article’s start needs the Wisconsin rows and one hidden layer of 15 units");
    return { ...experiment, start: name };
  },
};

const initializer: Field = {
  name: "initializer",
  of: ({ recipe }) => recipe.training.initializer,
  put: (experiment, text) => withTraining(experiment, { initializer: readName(text, Object.keys(initializers) as InitializerName[]) }),
};

export const networkFields: readonly Field[] = [layers, start, initializer];

function readLayers(text: string): Recipe["hidden"] {
  const entries = layerEntries(text);
  if (entries.length > LIMITS.layers) throw new RangeError(`must have at most ${LIMITS.layers} layers, got ${entries.length}`);
  return entries.map(({ units, activation }, l) => {
    try {
      return { units: readWhole(units, { from: 1, to: LIMITS.units }), activation: readName(activation, hiddenActivations) };
    } catch (reason) {
      throw new RangeError(`layer ${l + 1} ${reason instanceof Error ? reason.message : shown(text)}`);
    }
  });
}

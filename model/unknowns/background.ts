import { biasesOf, type Layer, weightsOf } from "../../network/learning/network.ts";
import type { Model } from "../file/model.ts";
import type { ModelFile } from "../file/model-file.ts";
import type { Fitted } from "../training/fitted.ts";
import { scaleRow } from "../training/scaling.ts";
import { withoutIdleUnits } from "./idle-units.ts";
import { createPart, type Part } from "./part.ts";
import { MAX_FEATURES } from "./subsets.ts";
import { createUpperLayers, type UpperLayers } from "./upper-layers.ts";

/**
 * The distinct training rows of a model in the form that fast predictions need, made once per model. A score is kept as its
 * level, counted from 0 at the lowest score. What a feature adds to the first layer depends on its level alone, so those
 * products are tabulated.
 */
export interface Background {
  /** The network and its scaling, without the units that are never active. */
  readonly fitted: Fitted;
  /** The probability of a sample without unknown scores, with the bits of `probabilityOf`. */
  readonly completeProbability: (values: ArrayLike<number>) => number;
  /** How many features, n. */
  readonly features: number;
  readonly lowestScore: number;
  readonly levelCount: number;
  /** How many distinct rows, m. */
  readonly rowCount: number;
  /** The levels (n × m) of the rows, those of one row side by side. */
  readonly levels: Uint8Array;
  /** How often each row occurs. */
  readonly counts: Float64Array;
  /** The share of the positive class among all rows. */
  readonly baseRate: number;
  /** Units of the first layer, h, and its biases. */
  readonly units: number;
  readonly biases: Float64Array;
  /** W1[:, f] · input (h) of feature f at level v, which begins at (f · levelCount + v) · h. */
  readonly products: Float64Array;
  /** The lower half of the features and the upper one. What belongs to a row is a sum of what belongs to its two parts. */
  readonly parts: readonly [Part, Part];
  /** The standard deviation of the kernel, where the range of a score is 1. */
  readonly bandwidth: number;
  readonly upperLayers: UpperLayers;
}

const backgrounds = new WeakMap<Model, Background>();

/** The background of a model, made by the first call. */
export function backgroundOf(model: Model): Background {
  const made = backgrounds.get(model);
  if (made) return made;
  const background = createBackground(model, model.file.range, model.file.background);
  backgrounds.set(model, background);
  return background;
}

/**
 * The background that rows make for a network; scores lie in `range`. Throws RangeError for more than 30 features, which would
 * not fit into the bits of a set, or more than 256 levels, which would not fit into a byte.
 */
export function createBackground(
  whole: Fitted,
  [low, high]: ModelFile["range"],
  { rows, counts, bandwidth }: ModelFile["background"],
): Background {
  const n = whole.network.inputs;
  const levelCount = high - low + 1;
  if (n > MAX_FEATURES) throw new RangeError(`unknown scores work for up to ${MAX_FEATURES} features, got ${n}`);
  if (levelCount > 256) throw new RangeError(`unknown scores work for up to 256 levels, got ${levelCount}, from ${low} to ${high}`);
  const fitted = withoutIdleUnits(whole, [low, high]);
  const { network, parameters } = fitted;
  const first = network.layers[0] as Layer;
  const biases = biasesOf(first, parameters);
  const products = createProducts(first, fitted, low, levelCount);
  const upperLayers = createUpperLayers(network, parameters);
  const levels = levelsOf(rows, low, n);
  const source = { levels, n, levelCount, products, h: first.units };
  const half = Math.floor(n / 2);
  const total = counts.reduce((sum, [a, b]) => sum + a + b, 0);
  return {
    fitted,
    completeProbability: createCompleteProbability(products, biases, upperLayers, low, levelCount),
    features: n,
    lowestScore: low,
    levelCount,
    rowCount: rows.length,
    levels,
    counts: Float64Array.from(counts, ([a, b]) => a + b),
    baseRate: counts.reduce((sum, [, b]) => sum + b, 0) / total,
    units: first.units,
    biases,
    products,
    parts: [createPart(source, 0, half), createPart(source, half, n)],
    bandwidth,
    upperLayers,
  };
}

/** In plain loops: a fresh isolate runs them before anything is optimized. */
function levelsOf(rows: ModelFile["background"]["rows"], low: number, n: number): Uint8Array {
  const levels = new Uint8Array(rows.length * n);
  for (let r = 0, at = 0; r < rows.length; r++) for (let f = 0; f < n; f++) levels[at++] = (rows[r]?.[f] as number) - low;
  return levels;
}

function createProducts(first: Layer, { parameters, scaling }: Fitted, low: number, levelCount: number): Float64Array {
  const { inputs: n, units: h } = first;
  const W = weightsOf(first, parameters);
  const products = new Float64Array(n * levelCount * h);
  for (let level = 0; level < levelCount; level++) {
    const inputs = scaleRow(scaling, new Float64Array(n).fill(low + level));
    for (let f = 0; f < n; f++)
      for (let j = 0; j < h; j++) products[(f * levelCount + level) * h + j] = (W[j * n + f] as number) * (inputs[f] as number);
  }
  return products;
}

/** Adds up the products in the order of `affineInto`, the bias first and then the inputs, which gives the bits of the forward pass. */
function createCompleteProbability(
  products: Float64Array,
  biases: Float64Array,
  upperLayers: UpperLayers,
  low: number,
  levelCount: number,
): Background["completeProbability"] {
  const h = biases.length;
  const n = products.length / (levelCount * h);
  const Z = new Float64Array(h);
  // Adding −0 changes no number, not even −0.
  const nothing = new Float64Array(h).fill(-0);
  const productsAt = (f: number, score: number | undefined): number => (f * levelCount + (score as number) - low) * h;
  return (values) => {
    Z.set(biases);
    // Three features per pass over the units take a third less time than one, and the sums keep their order.
    let f = 0;
    for (; f + 2 < n; f += 3) {
      const [p, q, r] = [productsAt(f, values[f]), productsAt(f + 1, values[f + 1]), productsAt(f + 2, values[f + 2])];
      for (let j = 0; j < h; j++)
        Z[j] = (Z[j] as number) + (products[p + j] as number) + (products[q + j] as number) + (products[r + j] as number);
    }
    for (; f < n; f++) {
      const p = productsAt(f, values[f]);
      for (let j = 0; j < h; j++) Z[j] = (Z[j] as number) + (products[p + j] as number);
    }
    return upperLayers.probability(Z, 0, nothing, 0);
  };
}

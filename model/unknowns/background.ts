import { biasesOf, type Layer, weightsOf } from "../../network/learning/network.ts";
import { exp } from "../../network/math/exact.ts";
import type { Model } from "../file/model.ts";
import type { ModelFile } from "../file/model-file.ts";
import type { Fitted } from "../training/fitted.ts";
import { scaleRow } from "../training/scaling.ts";
import { createUpperLayers, type UpperLayers } from "./upper-layers.ts";

/**
 * The distinct training rows of a model in the form that questions need them, made once a model. What a feature adds to
 * the first layer depends on its score alone, so those products are kept by feature and score.
 */
export interface Background {
  /** The prediction for a complete sample, with the bits of probabilityOf: its first layer adds up `products`. */
  readonly complete: (values: ArrayLike<number>) => number;
  /** The lowest score, and how many scores there are. */
  readonly low: number;
  readonly levels: number;
  /** How many distinct rows. */
  readonly count: number;
  /** Scores minus the lowest score, a row's n side by side. */
  readonly steps: Uint8Array;
  /** How often each row occurs. */
  readonly counts: Float64Array;
  /** All rows, and those of the second class. */
  readonly total: number;
  readonly malignant: number;
  /** W1[:, f] · input of a score: (h) for feature f and step s, at (f · levels + s) · h. */
  readonly products: Float64Array;
  /** Units of the first layer, h, and its biases. */
  readonly hidden: number;
  readonly biases: Float64Array;
  /** What the layers after the first make of its sums. */
  readonly tail: UpperLayers;
  /** What each row's own scores of a set of features (as bits) add to the first layer (count × h), made as it is asked for. */
  readonly rowSums: (features: number) => Float64Array;
  /** The rows grouped by their scores in a set of features (as bits), made as they are asked for. */
  readonly grouped: (features: number) => Groups;
  /** For each number of known features, 0 … n, the kernel's weight of a sum of squared steps; 0 beyond its end. */
  readonly kernels: readonly Float64Array[];
}

/** Rows that agree in some features share a group. */
export interface Groups {
  /** How many groups; the number of each row's group, and the first row of each group. */
  readonly count: number;
  readonly of: Uint16Array;
  readonly first: Uint16Array;
}

const prepared = new WeakMap<Model, Background>();

/** The background of a model; the first call prepares it. */
export function backgroundOf(model: Model): Background {
  const known = prepared.get(model);
  if (known) return known;
  const background = createBackground(model, model.file.range, model.file.background);
  prepared.set(model, background);
  return background;
}

/** The background that `rows` make for a network; scores lie in `range`. */
export function createBackground(
  fitted: Fitted,
  [low, high]: ModelFile["range"],
  { rows, counts, bandwidth }: ModelFile["background"],
): Background {
  const { network, parameters, scaling } = fitted;
  const n = network.inputs;
  const levels = high - low + 1;
  const first = network.layers[0] as Layer;
  const h = first.units;
  const W = weightsOf(first, parameters);
  const products = new Float64Array(n * levels * h);
  for (let s = 0; s < levels; s++) {
    const inputs = scaleRow(scaling, new Float64Array(n).fill(low + s));
    for (let f = 0; f < n; f++)
      for (let j = 0; j < h; j++) products[(f * levels + s) * h + j] = (W[j * n + f] as number) * (inputs[f] as number);
  }
  const steps = Uint8Array.from(rows.flatMap((row) => row.map((score) => score - low)));
  const biases = biasesOf(first, parameters);
  const tail = createUpperLayers(network, parameters);
  return {
    complete: createComplete(products, biases, tail, low, levels),
    low,
    levels,
    count: rows.length,
    steps,
    rowSums: createRowSums(steps, n, levels, products, h),
    grouped: createGroups(steps, n, levels),
    counts: Float64Array.from(counts, ([a, b]) => a + b),
    total: counts.reduce((sum, [a, b]) => sum + a + b, 0),
    malignant: counts.reduce((sum, [, b]) => sum + b, 0),
    products,
    hidden: h,
    biases,
    tail,
    kernels: createKernels(bandwidth, levels, n),
  };
}

function createComplete(
  products: Float64Array,
  biases: Float64Array,
  tail: UpperLayers,
  low: number,
  levels: number,
): Background["complete"] {
  const h = biases.length;
  const n = products.length / (levels * h);
  const places = new Int32Array(n);
  const Z = new Float64Array(h);
  // −0 is what adds nothing to any number, not even to −0.
  const nothing = new Float64Array(h).fill(-0);
  return (values) => {
    for (let f = 0; f < n; f++) places[f] = (f * levels + (values[f] as number) - low) * h;
    for (let j = 0; j < h; j++) {
      // The order of affineInto: the bias, then the inputs.
      let sum = biases[j] as number;
      for (let f = 0; f < n; f++) sum += products[(places[f] as number) + j] as number;
      Z[j] = sum;
    }
    return tail.answer(Z, 0, nothing, 0);
  };
}

/** The sums of a set are those of the set without its highest feature, and what that feature adds. */
function createRowSums(steps: Uint8Array, n: number, levels: number, products: Float64Array, h: number): Background["rowSums"] {
  const rows = steps.length / n;
  const known = new Map([[0, new Float64Array(rows * h)]]);
  const rowSums = (features: number): Float64Array => {
    const found = known.get(features);
    if (found) return found;
    const f = 31 - Math.clz32(features);
    const sums = Float64Array.from(rowSums(features ^ (1 << f)));
    for (let r = 0; r < rows; r++) {
      const product = (f * levels + (steps[r * n + f] as number)) * h;
      for (let j = 0; j < h; j++) sums[r * h + j] = (sums[r * h + j] as number) + (products[product + j] as number);
    }
    known.set(features, sums);
    return sums;
  };
  return rowSums;
}

/** The groups of a set split those of the set without its highest feature by the scores of that feature. */
function createGroups(steps: Uint8Array, n: number, levels: number): Background["grouped"] {
  const rows = steps.length / n;
  const known = new Map<number, Groups>([[0, { count: 1, of: new Uint16Array(rows), first: new Uint16Array(1) }]]);
  const grouped = (features: number): Groups => {
    const found = known.get(features);
    if (found) return found;
    const f = 31 - Math.clz32(features);
    const coarse = grouped(features ^ (1 << f));
    const numbers = new Int16Array(coarse.count * levels).fill(-1);
    const of = new Uint16Array(rows);
    const first = new Uint16Array(rows);
    let count = 0;
    for (let r = 0; r < rows; r++) {
      const place = (coarse.of[r] as number) * levels + (steps[r * n + f] as number);
      if (numbers[place] === -1) {
        first[count] = r;
        numbers[place] = count++;
      }
      of[r] = numbers[place] as number;
    }
    const groups = { count, of, first: first.slice(0, count) };
    known.set(features, groups);
    return groups;
  };
  return grouped;
}

// So many standard deviations beyond the nearest row, the weight is e^−12.5 of that row's, and is taken for nothing.
const END = 5;

/** The kernel's tables of one bandwidth for 0 … n known features. */
export function createKernels(bandwidth: number, levels: number, n: number): Background["kernels"] {
  return Array.from({ length: n + 1 }, (_, known) => kernelTable(bandwidth, levels, known));
}

/** exp(−d² / 2b²) for D = 0, 1, 2, … up to its end; d² = D / (known · (levels − 1)²) is the mean square difference as a share of the range. */
function kernelTable(bandwidth: number, levels: number, known: number): Float64Array {
  const reach = bandwidth * (levels - 1);
  const variance = reach * reach * known;
  const length = Math.min(known * (levels - 1) * (levels - 1), Math.floor(END * END * variance)) + 1;
  return Float64Array.from({ length }, (_, D) => (D === 0 ? 1 : exp((-0.5 * D) / variance)));
}

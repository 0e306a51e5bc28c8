import { checkInteger, checkNumber } from "../math/checks.ts";
import { createRandom, shuffleInPlace } from "../math/random.ts";

/** Samples as the network reads them: X (n × m), Y (outputs × m), each sample's numbers side by side. */
export interface Dataset {
  readonly X: Float64Array;
  readonly Y: Float64Array;
  /** m, the number of samples. */
  readonly count: number;
  /** The weight of each sample; 1 each if absent. A row that occurs three times can be stored once with weight 3. */
  readonly weights?: Float64Array;
}

/**
 * A dataset from rows of inputs and rows of targets (or single numbers). Throws RangeError if lengths differ, a number is
 * not finite or a weight is negative.
 */
export function createDataset(
  inputs: readonly ArrayLike<number>[],
  targets: readonly (number | ArrayLike<number>)[],
  weights?: ArrayLike<number>,
): Dataset {
  const count = inputs.length;
  checkInteger("the number of samples", count, 1);
  if (targets.length !== count) throw new RangeError(`there must be as many targets as samples, got ${targets.length} for ${count}`);
  const X = flattenRows(inputs, "inputs");
  const Y = flattenRows(
    targets.map((y) => (typeof y === "number" ? [y] : y)),
    "targets",
  );
  if (!weights) return { X, Y, count };
  if (weights.length !== count) throw new RangeError(`there must be as many weights as samples, got ${weights.length} for ${count}`);
  for (let i = 0; i < count; i++) checkNumber(`the weight of sample ${i}`, weights[i], { from: 0 });
  return { X, Y, count, weights: Float64Array.from(weights) };
}

/** Each label as a row of targets with a 1 at its class and 0 elsewhere. Throws RangeError for a label that is not a class. */
export function oneHot<Label>(labels: readonly Label[], classes: readonly Label[]): number[][] {
  return labels.map((label) => {
    const index = classes.indexOf(label);
    if (index < 0) throw new RangeError(`a label must be one of ${classes.join(", ")}, got ${label}`);
    return classes.map((_, j) => (j === index ? 1 : 0));
  });
}

/** The samples at the given indices, in that order. Throws RangeError for an index outside the data. */
export function selectSamples(data: Dataset, indices: ArrayLike<number>): Dataset {
  const n = data.X.length / data.count;
  const k = data.Y.length / data.count;
  const count = indices.length;
  const X = new Float64Array(n * count);
  const Y = new Float64Array(k * count);
  const weights = data.weights ? new Float64Array(count) : undefined;
  for (let i = 0; i < count; i++) {
    const from = indices[i] as number;
    if (!(Number.isInteger(from) && from >= 0 && from < data.count))
      throw new RangeError(`an index must be an integer from 0 to ${data.count - 1}, got ${from}`);
    X.set(data.X.subarray(from * n, from * n + n), i * n);
    Y.set(data.Y.subarray(from * k, from * k + k), i * k);
    if (weights && data.weights) weights[i] = data.weights[from] as number;
  }
  return weights ? { X, Y, count, weights } : { X, Y, count };
}

/**
 * Shuffles the samples and splits them: `fraction` of them to train on, the rest to test with. Throws RangeError if
 * either part would be empty.
 */
export function splitDataset(data: Dataset, fraction = 0.8, seed = 1): { training: Dataset; test: Dataset } {
  checkNumber("fraction", fraction, { above: 0, below: 1 });
  const count = Math.round(fraction * data.count);
  if (count === 0 || count === data.count)
    throw new RangeError(`both parts must have samples, got a fraction of ${fraction} of ${data.count} samples`);
  const order = Array.from({ length: data.count }, (_, i) => i);
  shuffleInPlace(order, createRandom(seed));
  return { training: selectSamples(data, order.slice(0, count)), test: selectSamples(data, order.slice(count)) };
}

/** Merges samples that are equal in inputs and targets and adds up their weights. The order is that of first occurrence. */
export function mergeRepeated(data: Dataset): Dataset {
  const n = data.X.length / data.count;
  const k = data.Y.length / data.count;
  const indexOf = new Map<string, number>();
  const indices: number[] = [];
  const weights: number[] = [];
  for (let i = 0; i < data.count; i++) {
    const key = `${data.X.subarray(i * n, i * n + n).join()};${data.Y.subarray(i * k, i * k + k).join()}`;
    const weight = data.weights ? (data.weights[i] as number) : 1;
    const known = indexOf.get(key);
    if (known === undefined) {
      indexOf.set(key, indices.length);
      indices.push(i);
      weights.push(weight);
    } else weights[known] = (weights[known] as number) + weight;
  }
  const { X, Y, count } = selectSamples(data, indices);
  return { X, Y, count, weights: Float64Array.from(weights) };
}

/** Fills a batch with `count` samples of the data: those at indices[from], indices[from + 1], … */
export function gatherInto(batch: Dataset, data: Dataset, indices: Uint32Array, from: number, count: number): void {
  const [X, Y, allX, allY] = [batch.X, batch.Y, data.X, data.Y];
  const n = allX.length / data.count;
  const k = allY.length / data.count;
  for (let i = 0; i < count; i++) {
    const at = indices[from + i] as number;
    for (let e = 0; e < n; e++) X[i * n + e] = allX[at * n + e] as number;
    for (let e = 0; e < k; e++) Y[i * k + e] = allY[at * k + e] as number;
    if (batch.weights && data.weights) batch.weights[i] = data.weights[at] as number;
  }
}

/** Rows of equal length, side by side. Throws RangeError if lengths differ or a number is not finite. */
export function flattenRows(rows: readonly ArrayLike<number>[], what: string): Float64Array {
  const width = rows[0]?.length ?? 0;
  const flat = new Float64Array(width * rows.length);
  rows.forEach((row, i) => {
    if (row.length !== width) throw new RangeError(`${what} of sample ${i} must have ${width} numbers, like the first, got ${row.length}`);
    for (let e = 0; e < width; e++) checkNumber(`${what}[${e}] of sample ${i}`, row[e]);
    flat.set(row, i * width);
  });
  return flat;
}

/** Samples as the network reads them: X (n × m), Y (outputs × m), a sample's numbers side by side. */
export interface Dataset {
  readonly X: Float64Array;
  readonly Y: Float64Array;
  /** m, the number of samples. */
  readonly count: number;
  /** How much each sample counts; absent: 1 each. A row that occurs three times may stand once with weight 3. */
  readonly weights?: Float64Array;
}

/** A dataset from rows of inputs and rows of targets (or single numbers). Throws RangeError where the lengths differ. */
export function createDataset(
  inputs: readonly ArrayLike<number>[],
  targets: readonly (number | ArrayLike<number>)[],
  weights?: ArrayLike<number>,
): Dataset {
  const count = inputs.length;
  if (targets.length !== count) throw new RangeError(`${count} samples but ${targets.length} targets`);
  if (weights && weights.length !== count) throw new RangeError(`${count} samples but ${weights.length} weights`);
  const X = flatten(inputs, "inputs");
  const Y = flatten(
    targets.map((y) => (typeof y === "number" ? [y] : y)),
    "targets",
  );
  return weights ? { X, Y, count, weights: Float64Array.from(weights) } : { X, Y, count };
}

/** The samples at the given places, in that order. */
export function selectSamples(data: Dataset, indices: ArrayLike<number>): Dataset {
  const n = data.X.length / data.count;
  const k = data.Y.length / data.count;
  const count = indices.length;
  const X = new Float64Array(n * count);
  const Y = new Float64Array(k * count);
  const weights = data.weights ? new Float64Array(count) : undefined;
  for (let i = 0; i < count; i++) {
    const from = indices[i] as number;
    X.set(data.X.subarray(from * n, from * n + n), i * n);
    Y.set(data.Y.subarray(from * k, from * k + k), i * k);
    if (weights && data.weights) weights[i] = data.weights[from] as number;
  }
  return weights ? { X, Y, count, weights } : { X, Y, count };
}

/** Fills a batch with `count` samples of the data: those at places[from], places[from + 1], … */
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

/** Merges samples that are equal in inputs and targets; their weights add up. The order is that of first occurrence. */
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

function flatten(rows: readonly ArrayLike<number>[], what: string): Float64Array {
  const width = rows[0]?.length ?? 0;
  const flat = new Float64Array(width * rows.length);
  rows.forEach((row, i) => {
    if (row.length !== width) throw new RangeError(`${what} of sample ${i} has ${row.length} numbers, the first has ${width}`);
    flat.set(row, i * width);
  });
  return flat;
}

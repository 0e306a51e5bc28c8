// What ../compiled.ts writes into the memory, field by field in this order. Pointers and strides are in bytes; everything else
// counts numbers. Columns hold the units of the hidden layer side by side, padded with zeros to an even number.

/** The lower half of the features or the upper one, with a table for each of its subsets. */
@unmanaged
export class Part {
  /** The first feature, and how many. */
  from: i32;
  features: i32;
  /** For each subset, how many combinations of scores the rows have in it (i32). */
  counts: usize;
  /** For each subset, what each combination adds to the hidden layer (columns), so far apart. */
  sums: usize;
  sumsStride: usize;
  /** For each subset and row, its combination there and the sum of its levels over the rest of the part (u16, u16), so far apart. */
  rows: usize;
  rowsStride: usize;
}

@unmanaged
export class Setup {
  /** The bias of the output, and the variance of the kernel in squared levels. */
  bias: f64;
  variance: f64;
  features: i32;
  levelCount: i32;
  rows: i32;
  units: i32;
  /** The levels of the rows (u8, those of one row side by side) and how often each occurs (f64). */
  levels: usize;
  counts: usize;
  /** The biases of the hidden layer (column), what feature f adds to it at each level (columns) and the output's weights (column). */
  biases: usize;
  products: usize;
  weights: usize;
  /** The levels of the sample (u8). */
  sample: usize;
  lower: Part;
  upper: Part;
  /** All that follows is scratch. A number per combination with one more feature (u16). */
  found: usize;
  /** A column, columns per combination of the lower part, and a number per row. */
  known: usize;
  lowerSums: usize;
  probabilities: usize;
  /** The sum and the weight of each possible total (f64, f64), and the totals that occur (u16). */
  sumOf: usize;
  totals: usize;
  /** Per total that occurs: the sums, weights and starts (i32) of blocks, and what was fitted. */
  blockSums: usize;
  blockWeights: usize;
  starts: usize;
  fitted: usize;
}

/** The bytes of a column. */
@inline
export function columnBytes(setup: Setup): usize {
  return <usize>setup.units << 3;
}

/** The features of a part in a set, as a subset of the part. */
@inline
export function subsetOf(part: Part, features: i32): i32 {
  return (features >> part.from) & ((1 << part.features) - 1);
}

@inline
export function countOf(part: Part, subset: i32): i32 {
  return load<i32>(part.counts + (<usize>subset << 2));
}

@inline
export function sumsOf(part: Part, subset: i32): usize {
  return part.sums + <usize>subset * part.sumsStride;
}

@inline
export function rowsOf(part: Part, subset: i32): usize {
  return part.rows + <usize>subset * part.rowsStride;
}

import { createArena } from "../../network/kernel/arena.ts";
import { Instance, type KernelModule, Memory } from "../../network/kernel/webassembly.ts";
import { biasesOf, outputLayer, weightsOf } from "../../network/learning/network.ts";
import type { Background } from "./background.ts";
import type { Expectation } from "./conditional.ts";

/** The exports of assembly/index.ts; `setup` is an address. */
interface Exports {
  tables(setup: number): void;
  given(setup: number, S: number): number;
}

const PAGE = 65_536;
/** The module's own constants are below this address. */
const BASE = 4096;
/** Memory is reserved up to this size; a larger background takes the path in TypeScript. The shipped model needs 2 MB. */
const MOST_BYTES = 32 << 20;
/** More features have too many sets to keep a plan of each. */
const MOST_FEATURES = 12;
/** Combinations are numbered in 16 bits. */
const MOST_ROWS = 0xffff;

/**
 * The expectation of conditional.ts in WebAssembly: the same bits, twice as fast, and fast from the first call, when an
 * engine has not yet optimized any TypeScript. Returns undefined for another shape than one hidden layer of ReLU below a
 * sigmoid, and where the background is too large.
 */
export function compiledExpectation(background: Background, module: KernelModule): Expectation | undefined {
  const { features: n, lowestScore, rowCount, baseRate, completeProbability } = background;
  const layers = background.fitted.network.layers;
  const isSupported = layers.length === 2 && layers[0]?.activation === "relu" && layers[1]?.activation === "sigmoid";
  if (!isSupported || n > MOST_FEATURES || rowCount > MOST_ROWS) return undefined;
  const layout = layOut(background);
  if (layout.bytes > MOST_BYTES) return undefined;
  const memory = new Memory({ initial: Math.ceil(layout.bytes / PAGE) });
  fill(memory.buffer, layout, background);
  const { tables, given } = new Instance(module, { env: { memory } }).exports as Exports;
  tables(layout.setup);
  const sample = new Uint8Array(memory.buffer, layout.sample, n);
  const all = (1 << n) - 1;
  return {
    given(values, S) {
      if (S === 0) return baseRate;
      if (S === all) return completeProbability(values as readonly number[]);
      for (let f = 0; f < n; f++) if ((S >> f) & 1) sample[f] = (values[f] as number) - lowestScore;
      return given(layout.setup, S);
    },
  };
}

/** Where everything is in memory: the fields of assembly/layout.ts, by name. */
type Layout = ReturnType<typeof layOut>;

function layOut({ features: n, levelCount, rowCount: rows, units, levels }: Background) {
  const arena = createArena(BASE);
  const half = Math.floor(n / 2);
  const column = 4 * Math.ceil(units / 4);
  const totals = n * (levelCount - 1) + 1;
  const numbers = (count: number): number => arena.alloc(8 * count);
  const part = (from: number, features: number) => {
    const most = Math.min(rows, levelCount ** features);
    const [subsets, sumsStride, rowsStride] = [1 << features, 8 * column * most, 4 * (rows + 3)];
    const address = arena.alloc(28);
    const counts = arena.alloc(4 * subsets);
    return {
      address,
      from,
      features,
      most,
      counts,
      sums: arena.alloc(subsets * sumsStride),
      sumsStride,
      rows: arena.alloc(subsets * rowsStride),
      rowsStride,
    };
  };
  const setup = arena.alloc(112);
  const [lower, upper] = [part(0, half), part(half, n - half)];
  const places = Math.max(lower.most, upper.most) * levelCount;
  return {
    setup,
    column,
    lower,
    upper,
    levels: arena.alloc(levels.length),
    counts: numbers(rows),
    biases: numbers(column),
    products: numbers(n * levelCount * column),
    weights: numbers(column),
    sample: arena.alloc(n),
    scratch: [
      arena.alloc(2 * places),
      numbers(column),
      numbers(lower.most * column),
      // The kernel evaluates four rows at a time.
      numbers(rows + 3),
      numbers(2 * totals),
      arena.alloc(2 * totals),
      ...[numbers(totals), numbers(totals), arena.alloc(4 * totals), numbers(totals)],
    ],
    bytes: arena.top,
  };
}

function fill(buffer: ArrayBuffer, layout: Layout, background: Background): void {
  const { features: n, levelCount, rowCount, units, levels, counts, biases, products, bandwidth, fitted } = background;
  const { setup, column, lower, upper } = layout;
  const output = outputLayer(fitted.network);
  const deviation = bandwidth * (levelCount - 1);
  new Float64Array(buffer, setup).set([biasesOf(output, fitted.parameters)[0] as number, deviation * deviation]);
  new Int32Array(buffer, setup + 16).set([
    ...[n, levelCount, rowCount, column],
    ...[layout.levels, layout.counts, layout.biases, layout.products, layout.weights, layout.sample],
    ...[lower.address, upper.address, ...layout.scratch],
  ]);
  for (const { address, from, features, counts, sums, sumsStride, rows, rowsStride } of [lower, upper])
    new Int32Array(buffer, address).set([from, features, counts, sums, sumsStride, rows, rowsStride]);
  new Uint8Array(buffer, layout.levels).set(levels);
  new Float64Array(buffer, layout.counts).set(counts);
  new Float64Array(buffer, layout.biases).set(biases);
  new Float64Array(buffer, layout.weights).set(weightsOf(output, fitted.parameters));
  const columns = new Float64Array(buffer, layout.products);
  for (let at = 0; at < n * levelCount; at++) columns.set(products.subarray(at * units, (at + 1) * units), at * column);
}

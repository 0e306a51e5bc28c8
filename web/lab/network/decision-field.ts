import { createForwardCache, type ForwardCache, forward } from "../../../network/learning/forward.ts";
import type { Network } from "../../../network/learning/network.ts";

/** The part of the plane of inputs that is drawn. */
export interface PlaneRange {
  readonly low: number;
  readonly high: number;
}

/** The probability of the second class on a grid over the plane of two inputs. */
export interface DecisionGrid {
  /** Cells along each side. */
  readonly size: number;
  readonly x: PlaneRange;
  readonly y: PlaneRange;
  /** At the middles of the cells, row by row from the top (the largest y) down. */
  readonly probabilities: Float64Array;
}

/** About so many multiplications for one field: two milliseconds of the main thread. */
const WORK = 200_000;

/** What prepares the grids of a network over these scaled inputs (2 × rows): the size follows from what the network costs. */
export function decisionGrids(network: Network, inputs: Float64Array, size = sizeFor(network)): (parameters: Float64Array) => DecisionGrid {
  const { x, y } = gridRanges(inputs);
  const X = new Float64Array(2 * size * size);
  for (let row = 0; row < size; row++)
    for (let column = 0; column < size; column++) {
      X[2 * (row * size + column)] = x.low + ((column + 0.5) / size) * (x.high - x.low);
      X[2 * (row * size + column) + 1] = y.high - ((row + 0.5) / size) * (y.high - y.low);
    }
  const cache: ForwardCache = createForwardCache(network, size * size);
  return (parameters) => ({ size, x, y, probabilities: forward(network, parameters, X, size * size, cache) });
}

/** The part of the plane that holds all these inputs (2 × rows), with a margin. */
export function gridRanges(inputs: Float64Array): Pick<DecisionGrid, "x" | "y"> {
  return { x: rangeOf(inputs, 0), y: rangeOf(inputs, 1) };
}

/** Activation functions cost about as much as ten multiplications. */
function sizeFor({ layers, parameterCount }: Network): number {
  const units = layers.reduce((sum, layer) => sum + layer.units, 0);
  return Math.max(16, Math.min(64, Math.floor(Math.sqrt(WORK / (parameterCount + 10 * units)))));
}

/** From the smallest to the largest value of an input, and a twelfth more on both sides. */
function rangeOf(inputs: Float64Array, input: number): PlaneRange {
  let [low, high] = [Infinity, -Infinity];
  for (let i = input; i < inputs.length; i += 2) {
    low = Math.min(low, inputs[i] as number);
    high = Math.max(high, inputs[i] as number);
  }
  const margin = (high - low || 1) / 12;
  return { low: low - margin, high: high + margin };
}

/** The boundary at one half as line segments in cells (from the top left), by marching squares between the middles of the cells. */
export function boundary({
  size,
  probabilities,
}: Pick<DecisionGrid, "size" | "probabilities">): readonly (readonly [number, number, number, number])[] {
  const at = (column: number, row: number) => (probabilities[row * size + column] as number) - 0.5;
  const segments: (readonly [number, number, number, number])[] = [];
  for (let row = 0; row + 1 < size; row++)
    for (let column = 0; column + 1 < size; column++) {
      const corners = [at(column, row), at(column + 1, row), at(column + 1, row + 1), at(column, row + 1)] as const;
      const crossings = crossingsOf(corners).map(([dx, dy]) => [column + 0.5 + dx, row + 0.5 + dy] as const);
      for (let i = 0; i + 1 < crossings.length; i += 2)
        segments.push([...(crossings[i] as readonly [number, number]), ...(crossings[i + 1] as readonly [number, number])]);
    }
  return segments;
}

/** Where the sides of a unit square cross zero, clockwise from the top; linear between the corners. */
function crossingsOf([a, b, c, d]: readonly [number, number, number, number]): [number, number][] {
  const found: [number, number][] = [];
  if (a >= 0 !== b >= 0) found.push([a / (a - b), 0]);
  if (b >= 0 !== c >= 0) found.push([1, b / (b - c)]);
  if (d >= 0 !== c >= 0) found.push([d / (d - c), 1]);
  if (a >= 0 !== d >= 0) found.push([0, a / (a - d)]);
  return found;
}

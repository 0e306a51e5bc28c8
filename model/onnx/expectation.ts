import type { ModelFile } from "../file/model-file.ts";
import { CUTOFF } from "../unknowns/kernel.ts";
import { type Graph, integerAttribute, integersAttribute, toDouble } from "./graph.ts";

/** Names of the samples (m × 1 × n), the rows (rows × n), where samples are unknown, and the network's outputs (m × rows). */
interface Inputs {
  readonly x: string;
  readonly rows: string;
  readonly isUnknown: string;
  readonly probabilities: string;
}

/** Adds the average over the rows, which ../unknowns/reference.ts defines, as `output` (m); there are T possible totals of scores. */
export function conditionalExpectation(
  graph: Graph,
  { background, features, range }: ModelFile,
  { x, rows, isUnknown, probabilities }: Inputs,
  output: string,
): void {
  const { node, constant } = graph;
  const [low, high] = range;
  const T = features.length * (high - low) + 1;
  const sumOver = (axis: string, of: string, keep = 0): string => node("ReduceSum", [of, axis], [integerAttribute("keepdims", keep)]);
  const [second, third] = [graph.axes("secondAxis", [1]), graph.axes("thirdAxis", [2])];

  // The totals of the known scores, in levels: of the rows (m × rows × 1) and of the samples (m × 1).
  const zero = constant("zero", [0]);
  const knownLevels = (of: string): string => node("Where", [isUnknown, zero, node("Sub", [of, constant("low", [low])])]);
  const rowTotals = sumOver(third, knownLevels(rows), 1);
  const ownTotal = sumOver(third, knownLevels(x));
  const totals = constant(
    "totals",
    Array.from({ length: T }, (_, total) => total),
    [T],
  );

  // By total (m × T): how many rows have it, and the sum of their probabilities.
  const counts = constant(
    "counts",
    background.counts.map(([negative, positive]) => negative + positive),
    [background.counts.length],
  );
  const hasTotal = node("Cast", [node("Equal", [rowTotals, totals])], [toDouble]);
  const sumByTotal = (of: string): string => node("Squeeze", [node("MatMul", [node("Unsqueeze", [of, second]), hasTotal]), second]);
  const sums = sumByTotal(node("Mul", [probabilities, counts]));
  const weights = sumByTotal(node("Add", [node("Mul", [probabilities, zero]), counts]));

  const infinity = constant("infinity", [Infinity]);
  const fitted = isotonic(graph, sums, weights, totals, T);

  const distances = node("Sub", [totals, ownTotal]);
  const squares = node("Mul", [distances, distances]);
  const occurs = node("Greater", [weights, zero]);
  const nearest = node("ReduceMin", [node("Where", [occurs, squares, infinity])], [integersAttribute("axes", [1])]);
  const beyond = node("Sub", [squares, nearest]);
  const variance = (background.bandwidth * (high - low)) ** 2;
  const kernel = node("Exp", [node("Div", [node("Mul", [beyond, constant("minusHalf", [-0.5])]), constant("variance", [variance])])]);
  const isNear = node("And", [occurs, node("LessOrEqual", [beyond, constant("cutoff", [CUTOFF * CUTOFF * variance])])]);
  const kernelWeights = node("Where", [isNear, node("Mul", [kernel, weights]), zero]);
  const weighted = node("Where", [isNear, node("Mul", [kernelWeights, fitted]), zero]);
  node("Div", [sumOver(second, weighted), sumOver(second, kernelWeights)], [], output);
}

/**
 * Isotonic regression (m × T) by its max–min formula: the highest, over where a stretch of totals begins, of the lowest mean of
 * such a stretch that ends at the total or later.
 */
function isotonic(graph: Graph, sums: string, weights: string, totals: string, T: number): string {
  const { node, constant } = graph;
  const sumUpTo = (of: string, isExclusive: 0 | 1): string =>
    node("CumSum", [of, graph.axes("lastOfTwo", [1])], [integerAttribute("exclusive", isExclusive)]);
  // From each start (second axis) to each end (third axis).
  const stretch = (of: string): string =>
    node("Sub", [node("Unsqueeze", [sumUpTo(of, 0), "secondAxis"]), node("Unsqueeze", [sumUpTo(of, 1), "thirdAxis"])]);
  const starts = node("Unsqueeze", [totals, graph.axes("lastOfTwo", [1])]);
  const stretchWeights = stretch(weights);
  const isStretch = node("And", [node("LessOrEqual", [starts, totals]), node("Greater", [stretchWeights, "zero"])]);
  let lowest = node("Where", [isStretch, node("Div", [stretch(sums), stretchWeights]), "infinity"]);
  // The lowest of this end and all later ones: of two of them, then of four, and so on.
  for (let width = 1; width < T; width *= 2) {
    const padded = node("Pad", [lowest, graph.axes(`pads${width}`, [0, 0, 0, 0, 0, width]), "infinity"]);
    const later = node("Slice", [padded, graph.axes(`from${width}`, [width]), graph.axes(`to${width}`, [T + width]), "thirdAxis"]);
    lowest = node("Min", [lowest, later]);
  }
  const candidates = node("Where", [node("LessOrEqual", [starts, totals]), lowest, constant("minusInfinity", [-Infinity])]);
  return node("ReduceMax", [candidates], [integersAttribute("axes", [1]), integerAttribute("keepdims", 0)]);
}

import { isWisconsin, wisconsin } from "../../data/wisconsin.ts";
import type { ElementwiseName } from "../../network/learning/activations.ts";
import type { ModelFile } from "../file/model-file.ts";
import { CUTOFF } from "../unknowns/kernel.ts";
import { onnxActivations } from "./activations.ts";
import { createGraph, type Graph, integerAttribute, integersAttribute, toDouble } from "./graph.ts";
import { bytes, integer, text } from "./protobuf.ts";

const IR_VERSION = 7;
const OPSET = 13;

/**
 * A model as ONNX, in double precision throughout: input `features` (m × n), NaN where unknown; output `probability` (m) of
 * the positive class at the base rate of the data. It computes what ../unknowns/reference.ts defines, with the training rows as
 * a constant: the network predicts every row with the sample's known scores put in, and the kernel weighs the rows. Without
 * unknown scores, all rows get the same probability.
 *
 * Throws RangeError for scores outside 0 to 127.
 */
export function toOnnx(file: ModelFile): Uint8Array {
  const { background, classNames, features, name, range, version } = file;
  const graph = createGraph();
  const { node, smallConstant } = graph;
  const n = features.length;

  // The samples (m × 1 × n) against the rows (rows × n).
  const x = node("Unsqueeze", ["features", graph.axes("rowAxis", [1])]);
  const isUnknown = node("IsNaN", [x]);
  const rows = node("Cast", [smallConstant("rows", background.rows.flat(), [background.rows.length, n])], [toDouble]);

  const weights = kernelWeights(graph, file, x, rows, isUnknown);
  const probabilities = networkOutputs(graph, file, node("Where", [isUnknown, rows, x]));
  const sumOverRows = (of: string): string => node("ReduceSum", [of, "rowAxis"], [integerAttribute("keepdims", 0)]);
  node("Div", [sumOverRows(node("Mul", [weights, probabilities])), sumOverRows(weights)], [], "probability");

  const description =
    `Input: scores from ${range[0]} to ${range[1]}, NaN where unknown. Output: the probability of the class ${classNames[1]}. ` +
    "For education and research. Not a medical device.";
  // The fields of ModelProto: ir_version, producer_name, producer_version, doc_string, graph, opset_import, metadata_props.
  return Uint8Array.from([
    ...integer(1, IR_VERSION),
    ...text(2, name),
    ...text(3, version),
    ...text(6, description),
    ...bytes(7, graph.message(name, { name: "features", width: n }, "probability")),
    ...bytes(8, integer(2, OPSET)),
    ...provenance(file).flatMap(([key, value]) => bytes(14, [...text(1, key), ...text(2, value)])),
  ]);
}

/** Where the training data come from: what is known of the Wisconsin ones, and of others what was stated. */
function provenance({ data }: ModelFile): [string, string][] {
  const { source, licence } = isWisconsin(data) ? wisconsin : (data.stated ?? { source: null, licence: null });
  return [
    ["data source", source ?? "not stated"],
    ["data licence", licence ?? "not stated"],
    ["data SHA-256", data.sha256],
  ];
}

/** The weight (m × rows) of each row: its count times the kernel of its squared distance beyond the nearest row's. */
function kernelWeights(graph: Graph, { background, range }: ModelFile, x: string, rows: string, isUnknown: string): string {
  const { node, constant } = graph;
  const featureAxis = graph.axes("featureAxis", [2]);
  const sumOverFeatures = (of: string): string => node("ReduceSum", [of, featureAxis], [integerAttribute("keepdims", 0)]);
  const zero = constant("zero", [0]);
  const difference = node("Where", [isUnknown, zero, node("Sub", [x, rows])]);
  const squares = sumOverFeatures(node("Mul", [difference, difference]));
  const beyond = node("Sub", [squares, node("ReduceMin", [squares], [integersAttribute("axes", [1])])]);

  const isKnown = node("Cast", [node("Not", [isUnknown])], [toDouble]);
  const known = node("Max", [sumOverFeatures(isKnown), constant("one", [1])]);
  const deviation = background.bandwidth * (range[1] - range[0]);
  const variance = node("Mul", [known, constant("variance", [deviation * deviation])]);
  const exponent = node("Div", [node("Mul", [beyond, constant("minusHalf", [-0.5])]), variance]);
  const isNear = node("LessOrEqual", [beyond, node("Floor", [node("Mul", [variance, constant("cutoff", [CUTOFF * CUTOFF])])])]);
  const counts = constant(
    "counts",
    background.counts.map(([negative, positive]) => negative + positive),
    [background.counts.length],
  );
  return node("Where", [isNear, node("Mul", [node("Exp", [exponent]), counts]), zero]);
}

/** The network's output (m × rows) for scores (m × rows × n). */
function networkOutputs(graph: Graph, { features, layers, scaling }: ModelFile, scores: string): string {
  const { node, constant } = graph;
  const n = features.length;
  const transformed = scaling.name === "log-standard" ? node("Log", [scores]) : scores;
  const centred = node("Sub", [transformed, constant("offset", scaling.offset, [n])]);
  let A = node("Div", [centred, constant("scale", scaling.scale, [n])]);
  layers.forEach(({ W, b, activation }, l) => {
    const inputs = (W[0] as readonly number[]).length;
    const transposed = Array.from({ length: inputs }, (_, i) => W.map((weights) => weights[i] as number)).flat();
    const product = node("MatMul", [A, constant(`W${l + 1}`, transposed, [inputs, W.length])]);
    A = onnxActivations[activation as ElementwiseName](graph, node("Add", [product, constant(`b${l + 1}`, b, [b.length])]));
  });
  return node("Squeeze", [A, "featureAxis"]);
}

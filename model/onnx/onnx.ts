import { isWisconsin, wisconsin } from "../../data/wisconsin.ts";
import type { ElementwiseName } from "../../network/learning/activations.ts";
import type { ModelFile } from "../file/model-file.ts";
import { onnxActivations } from "./activations.ts";
import { conditionalExpectation } from "./expectation.ts";
import { createGraph, type Graph, toDouble } from "./graph.ts";
import { bytes, integer, text } from "./protobuf.ts";

const IR_VERSION = 7;
const OPSET = 13;

/**
 * A model as ONNX, in double precision throughout: input `features` (m × n), NaN where unknown; output `probability` (m) of
 * the positive class at the base rate of the data. It computes what ../unknowns/reference.ts defines, with the training rows as
 * a constant: the network predicts every row with the sample's known scores put in, and expectation.ts averages over the rows.
 * Without unknown scores, all rows get the same probability.
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

  const probabilities = networkOutputs(graph, file, node("Where", [isUnknown, rows, x]));
  conditionalExpectation(graph, file, { x, rows, isUnknown, probabilities }, "probability");

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

/** The operators that a scaling applies to scores before it centres them. */
const transforms: Record<ModelFile["scaling"]["name"], readonly string[]> = {
  "min-max": [],
  standard: [],
  "log-standard": ["Log"],
  "root-standard": ["Sqrt"],
  "fourth-root-standard": ["Sqrt", "Sqrt"],
};

/** The network's output (m × rows) for scores (m × rows × n). */
function networkOutputs(graph: Graph, { features, layers, scaling }: ModelFile, scores: string): string {
  const { node, constant } = graph;
  const n = features.length;
  const transformed = transforms[scaling.name].reduce((value, operator) => node(operator, [value]), scores);
  const centred = node("Sub", [transformed, constant("offset", scaling.offset, [n])]);
  let A = node("Div", [centred, constant("scale", scaling.scale, [n])]);
  layers.forEach(({ W, b, activation }, l) => {
    const inputs = (W[0] as readonly number[]).length;
    const transposed = Array.from({ length: inputs }, (_, i) => W.map((weights) => weights[i] as number)).flat();
    const product = node("MatMul", [A, constant(`W${l + 1}`, transposed, [inputs, W.length])]);
    A = onnxActivations[activation as ElementwiseName](graph, node("Add", [product, constant(`b${l + 1}`, b, [b.length])]));
  });
  return node("Squeeze", [A, graph.axes("unitAxis", [2])]);
}

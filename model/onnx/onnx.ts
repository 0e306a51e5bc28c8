import type { ActivationName } from "../../network/learning/activations.ts";
import type { ModelFile } from "../file/model-file.ts";
import { bytes, doubles, integer, type Message, text } from "./protobuf.ts";

/**
 * A model as ONNX (opset 13, double precision throughout): input `features` (m × n), NaN where unknown, output `probability`
 * (m) of the second class at the data's base rate. It holds the training rows as well, and answers unknown values as
 * unknowns.ts does; a sample without any is asked with every row and answered alike each time.
 *
 * Field numbers are those of onnx.proto3 (onnx.ai). Throws RangeError for an activation that ONNX has no operator for.
 */
export function toOnnx(file: ModelFile): Uint8Array {
  const graph = createGraph();
  const { node, constant, small } = graph;
  const n = file.features.length;
  const rows = file.background.rows.length;
  const range = file.range[1] - file.range[0];

  // x: m × 1 × n beside the rows: rows × n.
  const x = node("Unsqueeze", ["features", graph.axes("one", [1])]);
  const isUnknown = node("IsNaN", [x]);
  const row = node("Cast", [small("rows", file.background.rows.flat(), [rows, n])], [integerAttribute("to", DOUBLE)]);

  // The weight of each row: its count times the kernel of its mean squared distance over what is known, the least taken off.
  const difference = node("Where", [isUnknown, constant("zero", [0]), node("Sub", [x, row])]);
  const last = graph.axes("last", [2]);
  const squares = node("ReduceSum", [node("Mul", [difference, difference]), last], [integerAttribute("keepdims", 0)]);
  const beyond = node("Sub", [squares, node("ReduceMin", [squares], [axesAttribute("axes", [1])])]);
  const isKnown = node("Cast", [node("Not", [isUnknown])], [integerAttribute("to", DOUBLE)]);
  const known = node("Max", [node("ReduceSum", [isKnown, last], [integerAttribute("keepdims", 0)]), constant("least", [1])]);
  const reach = file.background.bandwidth * range;
  const variance = node("Mul", [known, constant("variance", [reach * reach])]);
  const exponent = node("Div", [node("Mul", [beyond, constant("factor", [-0.5])]), variance]);
  const isNear = node("LessOrEqual", [beyond, node("Floor", [node("Mul", [variance, constant("end", [25])])])]);
  const counts = constant(
    "counts",
    file.background.counts.map(([a, b]) => a + b),
    [rows],
  );
  const weight = node("Where", [isNear, node("Mul", [node("Exp", [exponent]), counts]), "zero"]);

  // The network, asked with the unknown scores taken from each row.
  let A = node("Where", [isUnknown, row, x]);
  if (file.scaling.name === "log-standard") A = node("Log", [A]);
  A = node("Div", [node("Sub", [A, constant("offset", file.scaling.offset, [n])]), constant("scale", file.scaling.scale, [n])]);
  file.layers.forEach(({ W, b, activation }, l) => {
    const inputs = W[0]?.length ?? 0;
    const transposed = Array.from({ length: inputs }, (_, i) => W.map((weights) => weights[i] as number)).flat();
    const Z = node("Add", [
      node("MatMul", [A, constant(`W${l + 1}`, transposed, [inputs, W.length])]),
      constant(`b${l + 1}`, b, [b.length]),
    ]);
    A = activate(node, Z, activation);
  });
  const answers = node("Squeeze", [A, last]);

  const sumOf = (of: string): string => node("ReduceSum", [of, graph.axes("one", [1])], [integerAttribute("keepdims", 0)]);
  node("Div", [sumOf(node("Mul", [weight, answers])), sumOf(weight)], [], "probability");

  return Uint8Array.from([
    ...integer(1, 7), // ir_version
    ...text(2, file.name), // producer_name
    ...text(3, file.version), // producer_version
    ...text(
      6,
      "Input: scores from 1 to 10, NaN where unknown. Output: probability of malignancy. For education and research. Not a medical device.",
    ),
    ...bytes(7, graph.message(file.name, ["features", n], "probability")),
    ...bytes(8, integer(2, 13)), // opset_import
  ]);
}

type Graph = ReturnType<typeof createGraph>;

const INT8 = 3;
const INT64 = 7;
const DOUBLE = 11;

/** Collects nodes and constants. Each node's output gets a name of its own, which is returned. */
function createGraph() {
  const nodes: Message[] = [];
  const constants = new Map<string, Message>();
  const keep = (name: string, type: number, dims: readonly number[], raw: Message): string => {
    constants.set(name, [...dims.flatMap((dim) => integer(1, dim)), ...integer(2, type), ...text(8, name), ...bytes(9, raw)]);
    return name;
  };
  return {
    node(operator: string, inputs: readonly string[], attributes: readonly Message[] = [], output = `${operator}${nodes.length}`): string {
      nodes.push([
        ...inputs.flatMap((name) => text(1, name)),
        ...text(2, output),
        ...text(4, operator),
        ...attributes.flatMap((one) => bytes(5, one)),
      ]);
      return output;
    },
    constant: (name: string, values: readonly number[], dims: readonly number[] = []): string => keep(name, DOUBLE, dims, doubles(values)),
    /** Whole numbers from 0 to 127, a byte each. */
    small: (name: string, values: readonly number[], dims: readonly number[]): string => keep(name, INT8, dims, values),
    axes: (name: string, values: readonly number[]): string =>
      keep(
        name,
        INT64,
        [values.length],
        values.flatMap((value) => [value, 0, 0, 0, 0, 0, 0, 0]),
      ),
    message: (name: string, [input, width]: readonly [string, number], output: string): Message => [
      ...nodes.flatMap((one) => bytes(1, one)),
      ...text(2, name),
      ...[...constants.values()].flatMap((one) => bytes(5, one)),
      ...bytes(11, tensor(input, [width])),
      ...bytes(12, tensor(output, [])),
    ],
  };
}

function activate(node: Graph["node"], Z: string, activation: ActivationName): string {
  switch (activation) {
    case "identity":
      return Z;
    case "relu":
      return node("Relu", [Z]);
    case "sigmoid":
      return node("Sigmoid", [Z]);
    case "tanh":
      return node("Tanh", [Z]);
    default:
      throw new RangeError(`${activation} is not written as ONNX; identity, relu, sigmoid and tanh are`);
  }
}

/** A tensor of doubles with any number of samples, m, and these further dimensions. */
function tensor(name: string, dims: readonly number[]): Message {
  const shape = [...bytes(1, text(2, "m")), ...dims.flatMap((dim) => bytes(1, integer(1, dim)))];
  return [...text(1, name), ...bytes(2, bytes(1, [...integer(1, DOUBLE), ...bytes(2, shape)]))];
}

function integerAttribute(name: string, value: number): Message {
  return [...text(1, name), ...integer(3, value), ...integer(20, 2)];
}

function axesAttribute(name: string, values: readonly number[]): Message {
  return [...text(1, name), ...values.flatMap((value) => integer(8, value)), ...integer(20, 7)];
}

import { type ElementwiseName, LEAK } from "../../network/learning/activations.ts";
import type { Graph } from "./graph.ts";

/**
 * Each activation in operators that take doubles everywhere: onnxruntime has Elu for single precision alone, and LeakyRelu
 * keeps its slope in single precision.
 */
export const onnxActivations: { readonly [Name in ElementwiseName]: (graph: Graph, Z: string) => string } = {
  identity: (_, Z) => Z,
  sigmoid: ({ node }, Z) => node("Sigmoid", [Z]),
  tanh: ({ node }, Z) => node("Tanh", [Z]),
  relu: ({ node }, Z) => node("Relu", [Z]),
  leakyRelu: ({ node, constant }, Z) => node("Max", [Z, node("Mul", [Z, constant("leak", [LEAK])])]),
  elu: ({ node, constant }, Z) => {
    const negative = node("Sub", [node("Exp", [Z]), constant("unit", [1])]);
    return node("Where", [node("Greater", [Z, constant("origin", [0])]), Z, negative]);
  },
};

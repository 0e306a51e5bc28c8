import { biasesOf, type Network, weightsOf } from "../../../network/learning/network.ts";

/** A network of ReLU layers and a sigmoid as an ONNX model (opset 13, float32): input x, output y. */
export function onnxModel(network: Network, parameters: Float64Array): Uint8Array {
  const nodes: Uint8Array[] = [];
  const constants: Uint8Array[] = [];
  let A = "x";
  network.layers.forEach((layer, l) => {
    const isLast = l === network.layers.length - 1;
    constants.push(constant(`W${l}`, weightsOf(layer, parameters), [layer.units, layer.inputs]));
    constants.push(constant(`b${l}`, biasesOf(layer, parameters), [layer.units]));
    nodes.push(node("Gemm", [A, `W${l}`, `b${l}`], `z${l}`, [attribute("transB", 1)]));
    nodes.push(node(isLast ? "Sigmoid" : "Relu", [`z${l}`], isLast ? "y" : `a${l}`));
    A = `a${l}`;
  });
  const graph = join(
    ...nodes.map((one) => field(1, one)),
    field(2, text("net")),
    ...constants.map((one) => field(5, one)),
    field(11, tensorInfo("x", network.inputs)),
    field(12, tensorInfo("y", network.outputs)),
  );
  return join(number(1, 7), field(7, graph), field(8, number(2, 13)));
}

function node(type: string, inputs: readonly string[], output: string, attributes: readonly Uint8Array[] = []): Uint8Array {
  return join(
    ...inputs.map((name) => field(1, text(name))),
    field(2, text(output)),
    field(4, text(type)),
    ...attributes.map((one) => field(5, one)),
  );
}

/** An integer attribute: name, value, type INT. */
function attribute(name: string, value: number): Uint8Array {
  return join(field(1, text(name)), number(3, value), number(20, 2));
}

/** dims, data_type FLOAT, name, raw_data. */
function constant(name: string, values: Float64Array, dims: readonly number[]): Uint8Array {
  const raw = new Uint8Array(Float32Array.from(values).buffer);
  return join(...dims.map((dim) => number(1, dim)), number(2, 1), field(8, text(name)), field(9, raw));
}

/** A float tensor with any number of rows. */
function tensorInfo(name: string, width: number): Uint8Array {
  const shape = join(field(1, field(2, text("m"))), field(1, number(1, width)));
  return join(field(1, text(name)), field(2, field(1, join(number(1, 1), field(2, shape)))));
}

// Protocol Buffers: a field is its number and wire type, followed by a varint or by a length and that many bytes.

function number(at: number, value: number): Uint8Array {
  return join(varint(at * 8), varint(value));
}

function field(at: number, bytes: Uint8Array): Uint8Array {
  return join(varint(at * 8 + 2), varint(bytes.length), bytes);
}

function varint(value: number): Uint8Array {
  const bytes: number[] = [];
  for (let rest = value; ; rest = Math.floor(rest / 128)) {
    if (rest < 128) return Uint8Array.from([...bytes, rest]);
    bytes.push((rest % 128) + 128);
  }
}

function text(value: string): Uint8Array {
  return new TextEncoder().encode(value);
}

function join(...parts: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from(parts.flatMap((part) => [...part]));
}

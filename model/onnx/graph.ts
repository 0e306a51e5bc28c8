import { bytes, doubles, integer, type Message, text } from "./protobuf.ts";

/**
 * A graph under construction: nodes, which are operators of ONNX, and constants. Each of its methods returns the name of a
 * value, to be used as an input of later nodes. Field numbers are those of onnx.proto3 (onnx.ai).
 */
export interface Graph {
  /** Adds an operator. Its output gets a name of its own, unless one is given. */
  node(operator: string, inputs: readonly string[], attributes?: readonly Message[], output?: string): string;
  /** Adds a tensor of doubles; without dimensions, a single number. */
  constant(name: string, values: readonly number[], dimensions?: readonly number[]): string;
  /** Adds a tensor of whole numbers from 0 to 127, one byte each. Throws RangeError for other numbers. */
  smallConstant(name: string, values: readonly number[], dimensions: readonly number[]): string;
  /** Adds a list of whole numbers from 0, such as the axes that newer operators take as an input. */
  axes(name: string, values: readonly number[]): string;
  /** The graph as a message, from one input (m × width) to one output (m). */
  message(name: string, input: { readonly name: string; readonly width: number }, output: string): Message;
}

// Values of TensorProto.DataType and AttributeProto.AttributeType.
const INT8 = 3;
const INT64 = 7;
const DOUBLE = 11;
const INT_ATTRIBUTE = 2;
const INTS_ATTRIBUTE = 7;

export function createGraph(): Graph {
  const nodes: Message[] = [];
  const constants = new Map<string, Message>();
  const keep = (name: string, type: number, dimensions: readonly number[], raw: Message): string => {
    constants.set(name, [...dimensions.flatMap((size) => integer(1, size)), ...integer(2, type), ...text(8, name), ...bytes(9, raw)]);
    return name;
  };
  return {
    node(operator, inputs, attributes = [], output = `${operator}${nodes.length}`) {
      nodes.push([
        ...inputs.flatMap((name) => text(1, name)),
        ...text(2, output),
        ...text(4, operator),
        ...attributes.flatMap((attribute) => bytes(5, attribute)),
      ]);
      return output;
    },
    constant: (name, values, dimensions = []) => keep(name, DOUBLE, dimensions, doubles(values)),
    smallConstant(name, values, dimensions) {
      const other = values.find((value) => !(Number.isInteger(value) && value >= 0 && value <= 127));
      if (other !== undefined) throw new RangeError(`${name} must be whole numbers from 0 to 127, got ${other}`);
      return keep(name, INT8, dimensions, values);
    },
    axes: (name, values) =>
      keep(
        name,
        INT64,
        [values.length],
        values.flatMap((value) => [value & 0xff, (value >> 8) & 0xff, (value >> 16) & 0xff, 0, 0, 0, 0, 0]),
      ),
    message: (name, input, output) => [
      ...nodes.flatMap((node) => bytes(1, node)),
      ...text(2, name),
      ...[...constants.values()].flatMap((constant) => bytes(5, constant)),
      ...bytes(11, valueInfo(input.name, [input.width])),
      ...bytes(12, valueInfo(output, [])),
    ],
  };
}

/** The attribute of a Cast that makes doubles. */
export const toDouble: Message = integerAttribute("to", DOUBLE);

export function integerAttribute(name: string, value: number): Message {
  return [...text(1, name), ...integer(3, value), ...integer(20, INT_ATTRIBUTE)];
}

export function integersAttribute(name: string, values: readonly number[]): Message {
  return [...text(1, name), ...values.flatMap((value) => integer(8, value)), ...integer(20, INTS_ATTRIBUTE)];
}

/** The type of a tensor of doubles: any number of samples, m, by these dimensions. */
function valueInfo(name: string, dimensions: readonly number[]): Message {
  const shape = [...bytes(1, text(2, "m")), ...dimensions.flatMap((size) => bytes(1, integer(1, size)))];
  return [...text(1, name), ...bytes(2, bytes(1, [...integer(1, DOUBLE), ...bytes(2, shape)]))];
}

/**
 * As much of Protocol Buffers as an ONNX file needs. A message is a sequence of fields; a field is its number and kind, and
 * then a whole number, or a length and as many bytes.
 */
export type Message = readonly number[];

// Wire types, in the lowest three bits of a field's first number.
const VARINT = 0;
const LENGTH_DELIMITED = 2;

/** A field with a whole number from 0. */
export function integer(field: number, value: number): Message {
  return [...varint(field * 8 + VARINT), ...varint(value)];
}

/** A field with bytes, or with a message. */
export function bytes(field: number, content: Message): Message {
  return [...varint(field * 8 + LENGTH_DELIMITED), ...varint(content.length), ...content];
}

/** A field with text. Throws RangeError for letters outside ASCII, which no name here needs. */
export function text(field: number, value: string): Message {
  const codes = Array.from(value, (letter) => {
    const code = letter.charCodeAt(0);
    if (code > 127) throw new RangeError(`protobuf: text must be ASCII, got ${letter}`);
    return code;
  });
  return bytes(field, codes);
}

/** Doubles as little-endian bytes. */
export function doubles(values: ArrayLike<number>): Message {
  const view = new DataView(new ArrayBuffer(8 * values.length));
  for (let i = 0; i < values.length; i++) view.setFloat64(8 * i, values[i] as number, true);
  return [...new Uint8Array(view.buffer)];
}

/** Seven bits per byte, the lowest first; the eighth bit says that more follow. */
function varint(value: number): number[] {
  const groups: number[] = [];
  let rest = value;
  for (; rest >= 128; rest = Math.floor(rest / 128)) groups.push((rest % 128) + 128);
  return [...groups, rest];
}

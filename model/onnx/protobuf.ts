/**
 * As much of Protocol Buffers as an ONNX file needs: a message is its fields one after another; a field is its number with
 * the kind of what follows, then a whole number, or a length and that many bytes.
 */
export type Message = readonly number[];

/** A field with a whole number from 0. */
export function integer(field: number, value: number): Message {
  return [...varint(field * 8), ...varint(value)];
}

/** A field with bytes, or with a message. */
export function bytes(field: number, content: Message): Message {
  return [...varint(field * 8 + 2), ...varint(content.length), ...content];
}

/** A field with text; plain ASCII is all that names need. */
export function text(field: number, value: string): Message {
  return bytes(
    field,
    Array.from(value, (letter) => {
      const code = letter.charCodeAt(0);
      if (code > 127) throw new RangeError(`protobuf: only ASCII is written here, got ${letter}`);
      return code;
    }),
  );
}

/** Doubles as bytes, the lowest first. */
export function doubles(values: ArrayLike<number>): Message {
  const view = new DataView(new ArrayBuffer(8 * values.length));
  for (let i = 0; i < values.length; i++) view.setFloat64(8 * i, values[i] as number, true);
  return [...new Uint8Array(view.buffer)];
}

function varint(value: number): number[] {
  const groups: number[] = [];
  let rest = value;
  for (; rest >= 128; rest = Math.floor(rest / 128)) groups.push((rest % 128) + 128);
  return [...groups, rest];
}

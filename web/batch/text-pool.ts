/** Many short texts, one after the other in UTF-8: a text of ASCII takes a byte per character and four for where it ends. */
export interface TextPool {
  readonly length: number;
  push(text: string): void;
  /** The text with this index; "" where there is none. */
  at(index: number): string;
}

/** An empty pool of texts that can only grow. */
export function createTextPool(): TextPool {
  const encoder = new TextEncoder();
  const decoder = new TextDecoder();
  let bytes = new Uint8Array(1 << 12);
  let ends = new Uint32Array(1 << 10);
  let filled = 0;
  let length = 0;

  return {
    get length() {
      return length;
    },
    push(text) {
      // A UTF-16 code unit takes at most three bytes of UTF-8.
      const most = filled + 3 * text.length;
      if (most > bytes.length) bytes = grown(bytes, new Uint8Array(Math.max(most, 2 * bytes.length)));
      if (length === ends.length) ends = grown(ends, new Uint32Array(2 * length));
      if (text !== "") filled += encoder.encodeInto(text, bytes.subarray(filled)).written;
      ends[length++] = filled;
    },
    at(index) {
      if (index < 0 || index >= length) return "";
      return decoder.decode(bytes.subarray(index === 0 ? 0 : ends[index - 1], ends[index]));
    },
  };
}

function grown<A extends Uint8Array | Uint32Array>(from: A, to: A): A {
  to.set(from);
  return to;
}

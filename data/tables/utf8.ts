/** The little of TextDecoder that is needed. It exists wherever this runs, but only the types of browsers, Workers and Node declare it. */
interface TextDecoderApi {
  new (label: string, options: { readonly fatal: boolean; readonly ignoreBOM: boolean }): { decode(bytes: Uint8Array): string };
}

const { TextDecoder } = globalThis as unknown as { readonly TextDecoder: TextDecoderApi };

const strict = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** UTF-8 to text. Each byte that is none becomes the UTF-16 unit that `stray` gives for it. */
export function decodeUtf8(bytes: Uint8Array, stray: (byte: number) => number): string {
  if (bytes.length === 0) return "";
  try {
    return strict.decode(bytes);
  } catch {
    return decodeStrays(bytes, stray);
  }
}

/** How many bytes at the end begin a character that is not complete yet. */
export function incompleteTail(bytes: Uint8Array): number {
  const most = Math.min(3, bytes.length);
  for (let back = 1; back <= most; back++) {
    const at = bytes.length - back;
    if (((bytes[at] as number) & 0xc0) === 0x80) continue;
    return lengthAt(bytes, at) === INCOMPLETE ? back : 0;
  }
  return 0;
}

const INCOMPLETE = -1;

function decodeStrays(bytes: Uint8Array, stray: (byte: number) => number): string {
  let text = "";
  let from = 0;
  for (let at = 0; at < bytes.length; ) {
    const length = lengthAt(bytes, at);
    if (length > 0) {
      at += length;
      continue;
    }
    if (at > from) text += strict.decode(bytes.subarray(from, at));
    text += String.fromCharCode(stray(bytes[at] as number));
    from = ++at;
  }
  return from < bytes.length ? text + strict.decode(bytes.subarray(from)) : text;
}

/** How many bytes the character at a place has: 0 where it is none, INCOMPLETE where the bytes end within it (Unicode, table 3-7). */
function lengthAt(bytes: Uint8Array, at: number): number {
  const lead = bytes[at] as number;
  if (lead < 0x80) return 1;
  const length = lead < 0xc2 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf5 ? 4 : 0;
  for (let i = 1; i < length; i++) {
    const byte = bytes[at + i];
    if (byte === undefined) return INCOMPLETE;
    if (byte < lowest(lead, i) || byte > highest(lead, i)) return 0;
  }
  return length;
}

function lowest(lead: number, i: number): number {
  if (i > 1) return 0x80;
  return lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80;
}

function highest(lead: number, i: number): number {
  if (i > 1) return 0xbf;
  return lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf;
}

/** A picture of an icon: a square PNG and the length of its sides in pixels. */
export interface IconSize {
  readonly size: number;
  readonly png: Uint8Array;
}

const HEADER_BYTES = 6;
const ENTRY_BYTES = 16;

/** An icon in Microsoft's format, of PNGs at several sizes below 256: a directory, then the files one after the other. */
export function toIco(sizes: readonly IconSize[]): Uint8Array {
  const start = HEADER_BYTES + ENTRY_BYTES * sizes.length;
  const ico = new Uint8Array(start + sizes.reduce((sum, { png }) => sum + png.length, 0));
  const view = new DataView(ico.buffer);
  view.setUint16(2, 1, true);
  view.setUint16(4, sizes.length, true);
  let offset = start;
  sizes.forEach(({ size, png }, i) => {
    const entry = HEADER_BYTES + ENTRY_BYTES * i;
    view.setUint8(entry, size);
    view.setUint8(entry + 1, size);
    view.setUint16(entry + 4, 1, true);
    view.setUint16(entry + 6, 32, true);
    view.setUint32(entry + 8, png.length, true);
    view.setUint32(entry + 12, offset, true);
    ico.set(png, offset);
    offset += png.length;
  });
  return ico;
}

import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { projectPath } from "../../scripts/files.ts";
import { toIco } from "../../scripts/pictures/ico.ts";

/** Width and height as a PNG states them. */
const sizeOf = (png: Uint8Array) => [16, 20].map((at) => new DataView(png.buffer, png.byteOffset).getUint32(at));
const signature = [0x89, 0x50, 0x4e, 0x47];

test("favicon.ico holds a PNG of each size that its directory promises", () => {
  const ico = readFileSync(projectPath("web/public/favicon.ico"));
  expect([...ico.subarray(0, 4)]).toEqual([0, 0, 1, 0]);
  const entries = Array.from({ length: ico.readUInt16LE(4) }, (_, i) => 6 + 16 * i);
  const pngs = entries.map((entry) => ico.subarray(ico.readUInt32LE(entry + 12)).subarray(0, ico.readUInt32LE(entry + 8)));
  expect(entries.map((entry) => ico[entry])).toEqual([16, 32, 48]);
  pngs.forEach((png, i) => {
    expect([...png.subarray(0, 4)]).toEqual(signature);
    expect(sizeOf(png)).toEqual([ico[entries[i] as number], ico[entries[i] as number]]);
  });
  const sizes = pngs.map((png, i) => ({ size: ico[entries[i] as number] as number, png }));
  expect(Buffer.from(toIco(sizes)).equals(ico)).toBe(true);
});

test("the picture of a link has the size that the pages state", () => {
  expect(sizeOf(readFileSync(projectPath("web/public/social.png")))).toEqual([1200, 630]);
});

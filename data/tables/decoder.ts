import type { Charset } from "./charset.ts";
import { decodeUtf8, incompleteTail } from "./utf8.ts";

/** Bytes to text, piece by piece, wherever a piece is cut. */
export interface Decoder {
  decode(bytes: Uint8Array): string;
  /** What is left when the bytes end within a character. */
  end(): string;
  /** How many bytes so far were not in the encoding. */
  readonly strays: number;
}

/**
 * A decoder. A byte that is not in the encoding becomes a lone surrogate, by which `isUndecodable` knows its row; with
 * `fallback`, it is read as windows-1252 instead.
 */
export function createDecoder(charset: Charset, fallback = false): Decoder {
  if (charset === "utf-8") return utf8Decoder(fallback);
  return charset === "windows-1252" ? windows1252Decoder() : utf16Decoder(charset === "utf-16be");
}

/** Whether a text holds bytes that are not in the encoding of its file. */
export function isUndecodable(text: string): boolean {
  return /\p{Surrogate}/u.test(text);
}

function utf8Decoder(fallback: boolean): Decoder {
  let tail = new Uint8Array();
  let strays = 0;
  const strayByte = (byte: number) => {
    strays++;
    return fallback ? windows1252(byte) : 0xdc00 + byte;
  };
  return {
    get strays() {
      return strays;
    },
    decode(bytes) {
      const all = tail.length === 0 ? bytes : joined(tail, bytes);
      const whole = all.length - incompleteTail(all);
      tail = all.slice(whole);
      return decodeUtf8(all.subarray(0, whole), strayByte);
    },
    end() {
      const rest = tail;
      tail = new Uint8Array();
      return decodeUtf8(rest, strayByte);
    },
  };
}

/** A lone surrogate in the bytes stays one in the text, so that nothing needs to be looked for here. */
function utf16Decoder(bigEndian: boolean): Decoder {
  let odd = new Uint8Array();
  let strays = 0;
  return {
    get strays() {
      return strays;
    },
    decode(bytes) {
      const all = odd.length === 0 ? bytes : joined(odd, bytes);
      const units = new Uint16Array(all.length >> 1);
      for (let i = 0; i < units.length; i++) {
        const first = all[2 * i] as number;
        const second = all[2 * i + 1] as number;
        units[i] = bigEndian ? (first << 8) | second : (second << 8) | first;
      }
      odd = all.slice(2 * units.length);
      return textOf(units);
    },
    end() {
      const text = odd.length > 0 ? String.fromCharCode(0xdc00 + (odd[0] as number)) : "";
      strays += odd.length;
      odd = new Uint8Array();
      return text;
    },
  };
}

function windows1252Decoder(): Decoder {
  return { strays: 0, decode: (bytes) => textOf(Uint16Array.from(bytes, windows1252)), end: () => "" };
}

/** The UTF-16 unit of a byte (https://encoding.spec.whatwg.org/index-windows-1252.txt). */
function windows1252(byte: number): number {
  return byte < 0x80 || byte > 0x9f ? byte : UPPER_CONTROLS.charCodeAt(byte - 0x80);
}

const UPPER_CONTROLS = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";

const UNITS_AT_ONCE = 8192;

function textOf(units: Uint16Array): string {
  let text = "";
  for (let i = 0; i < units.length; i += UNITS_AT_ONCE) text += String.fromCharCode(...units.subarray(i, i + UNITS_AT_ONCE));
  return text;
}

function joined(a: Uint8Array, b: Uint8Array): Uint8Array {
  const all = new Uint8Array(a.length + b.length);
  all.set(a);
  all.set(b, a.length);
  return all;
}

import type { Context, MiddlewareHandler } from "hono";
import { type Charset, charsetLabels, charsetOf } from "../data/tables/index.ts";
import { drain } from "./drain.ts";
import { whyNotJson } from "./json.ts";
import { sizeText } from "./limits.ts";
import { Problem } from "./problems.ts";

/** Refuses bodies of more than `maxSize` bytes, which hold JSON and are read whole. Throws Problem 413. */
export function limitBody(maxSize: number | ((c: Context) => number)): MiddlewareHandler {
  return (c, next) => {
    const most = typeof maxSize === "number" ? maxSize : maxSize(c);
    const { headers } = c.req.raw;
    // Without a length, the body comes in chunks.
    if (!headers.has("Content-Length") || headers.has("Transfer-Encoding")) return collect(c, most).then(next);
    refuseLarge(c, most);
    return next();
  };
}

/** Refuses a body that says it is larger than `maxSize` bytes. Throws Problem 413. */
export function refuseLarge(c: Context, maxSize: number): void {
  if (Number(c.req.header("Content-Length") ?? 0) > maxSize) throw tooLarge(maxSize);
}

/** Reads a body that comes in chunks, and puts the request with the whole of it in its place. Throws Problem 413. */
async function collect(c: Context, maxSize: number): Promise<void> {
  const reader = c.req.raw.body?.getReader();
  if (!reader) return;
  const pieces: Uint8Array[] = [];
  let size = 0;
  for (let next = await reader.read().catch(brokenOff); !next.done; next = await reader.read().catch(brokenOff)) {
    size += next.value.length;
    if (size > maxSize) {
      await drain(reader);
      throw tooLarge(maxSize);
    }
    pieces.push(next.value);
  }
  c.req.raw = new Request(c.req.raw, { body: await new Blob(pieces as Uint8Array<ArrayBuffer>[]).arrayBuffer() });
}

/** What a body that cannot be read to its end rejects with: its sender has gone, or framed it wrongly. Throws Problem 400. */
export function brokenOff(): never {
  throw new Problem(400, "The body ended before it was complete.");
}

/** The media type of a body in lower case, without its parameters; "" where there is none. */
export function mediaType(c: Context): string {
  const type = c.req.header("Content-Type") ?? "";
  return type === JSON_TYPE ? type : (type.split(";", 1)[0]?.trim().toLowerCase() ?? "");
}

/** What a route says of a body that is not the JSON it takes. */
export interface JsonAdvice {
  /** The types of body that the route accepts. */
  readonly accepted: readonly string[];
  /** What may be meant where the body is not JSON, and where it has another type. */
  readonly notJson?: string;
  readonly otherType?: string;
}

const JSON_TYPE = "application/json";
const JSON_ONLY: JsonAdvice = { accepted: [JSON_TYPE] };

/** The JSON of a body. Throws Problem 415 and 400 as `readText` and `parseJson` do. */
export async function readJson(c: Context, advice = JSON_ONLY, parse?: (text: string) => unknown): Promise<unknown> {
  return parseJson(await readText(c, advice), advice, parse);
}

/**
 * The text of a body. curl sends JSON as a form unless told otherwise, so that type is accepted too. Throws Problem 415 for other
 * encodings and types, which names those that the route accepts, and 400 for what is empty or not UTF-8.
 */
export async function readText(c: Context, { accepted, otherType }: JsonAdvice): Promise<string> {
  const type = mediaType(c);
  const advice = [...(type === "text/plain" ? [FETCH] : []), ...(otherType ? [otherType] : [])];
  if (type !== "" && type !== JSON_TYPE && type !== FORM)
    throw new Problem(415, [`Send the body as ${accepted.join(" or ")}, not as ${type.slice(0, 80)}.`, ...advice].join(" "), {
      headers: { Accept: accepted.join(", ") },
    });
  refuseEncodings(c);
  // Not hono's own reading, which takes twice as long.
  const text = decodeStrictly(await c.req.raw.arrayBuffer().catch(brokenOff));
  if (text.trim() === "") throw new Problem(400, "The body is empty; send JSON.");
  return text;
}

const strict = new TextDecoder("utf-8", { fatal: true, ignoreBOM: false });

/** UTF-8 to text, without a byte-order mark. Throws Problem 400 for bytes that are not UTF-8. */
function decodeStrictly(bytes: ArrayBuffer): string {
  try {
    return strict.decode(bytes);
  } catch {
    throw new Problem(400, "The body is not UTF-8.");
  }
}

/** The value of a JSON text. Throws Problem 400, which says what is wrong with it. */
export function parseJson(text: string, { notJson }: JsonAdvice = JSON_ONLY, parse: (text: string) => unknown = JSON.parse): unknown {
  try {
    return parse(text);
  } catch (error) {
    const why = whyNotJson("The body", text, error);
    throw new Problem(400, `${why}.${notJson && !why.startsWith("JSON has") ? ` ${notJson}` : ""}`);
  }
}

/** Whether a text that was sent as a form is one: JSON starts with none of the characters of a name. */
export function isForm(c: Context, text: string): boolean {
  return mediaType(c) === FORM && /^[\w.%+-]+=/.test(text);
}

const FETCH = "JavaScript's fetch says text/plain unless the header Content-Type is set.";
const FORM = "application/x-www-form-urlencoded";

/** Throws Problem 415 for compressed bodies and for character sets other than UTF-8. */
export function refuseEncodings(c: Context): void {
  refuseCompression(c);
  const label = charsetLabel(c) ?? "utf-8";
  if (charsetOf(label) !== "utf-8") throw new Problem(415, `Send the body in UTF-8, not in ${label.slice(0, 40)}.`);
}

/** The character set of a table, undefined where none is stated. Throws Problem 415 for compressed bodies and for others than are read. */
export function tableCharset(c: Context): Charset | undefined {
  refuseCompression(c);
  const label = charsetLabel(c);
  const charset = label === undefined ? undefined : charsetOf(label);
  if (label !== undefined && !charset)
    throw new Problem(415, `Send the table in the charset ${charsetLabels.join(", ")}, not in ${label.slice(0, 40)}.`);
  return charset;
}

function refuseCompression(c: Context): void {
  const coding = c.req.header("Content-Encoding")?.trim().toLowerCase() ?? "identity";
  if (coding !== "identity")
    throw new Problem(415, `Send the body uncompressed, not as ${coding.slice(0, 40)}.`, { headers: { "Accept-Encoding": "identity" } });
}

/** The charset parameter of the type of a body. */
function charsetLabel(c: Context): string | undefined {
  const type = c.req.header("Content-Type") ?? JSON_TYPE;
  return type === JSON_TYPE ? undefined : /charset\s*=\s*"?([^\s;"]+)/i.exec(type)?.[1];
}

function tooLarge(maxSize: number): Problem {
  return new Problem(413, `The body is larger than ${sizeText(maxSize)}.`);
}

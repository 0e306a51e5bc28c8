import type { Context, MiddlewareHandler } from "hono";
import { bodyLimit } from "hono/body-limit";
import { type Charset, charsetLabels, charsetOf } from "../data/tables/index.ts";
import { Problem } from "./problems.ts";

const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: false });

/** Refuses bodies of more than `maxSize` bytes, which hold JSON and are read whole. Throws Problem 413. */
export function limitBody(maxSize: number): MiddlewareHandler {
  return bodyLimit({
    maxSize,
    onError() {
      throw tooLarge(maxSize);
    },
  });
}

/** Refuses a body that says it is larger than `maxSize` bytes. hono/body-limit would read a streamed one whole. Throws Problem 413. */
export function refuseLarge(c: Context, maxSize: number): void {
  if (Number(c.req.header("Content-Length") ?? 0) > maxSize) throw tooLarge(maxSize);
}

/** The media type of a body in lower case, without its parameters; "" where there is none. */
export function mediaType(c: Context): string {
  return (c.req.header("Content-Type") ?? "").split(";", 1)[0]?.trim().toLowerCase() ?? "";
}

/**
 * The JSON of a body. curl sends JSON as a form unless told otherwise, so that type is accepted too. Throws Problem 415 for other
 * encodings and types, which names those that the route accepts, and 400 for what is not JSON.
 */
export async function readJson(c: Context, accepted = ["application/json"]): Promise<unknown> {
  const type = mediaType(c);
  if (type !== "" && type !== "application/json" && type !== "application/x-www-form-urlencoded")
    throw new Problem(415, `Send the body as ${accepted.join(" or ")}, not as ${type.slice(0, 80)}.`, {
      headers: { Accept: accepted.join(", ") },
    });
  refuseEncodings(c);
  const bytes = await c.req.arrayBuffer();
  let text: string;
  try {
    text = decoder.decode(bytes);
  } catch {
    throw new Problem(400, "The body is not UTF-8.");
  }
  if (text.trim() === "") throw new Problem(400, "The body is empty; send JSON.");
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Problem(400, `The body is not JSON: ${(error as SyntaxError).message}.`);
  }
}

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
  return /charset\s*=\s*"?([^\s;"]+)/i.exec(c.req.header("Content-Type") ?? "")?.[1];
}

function tooLarge(maxSize: number): Problem {
  const size = maxSize >= 1 << 20 ? `${maxSize / (1 << 20)} MiB` : `${maxSize / 1024} KiB`;
  return new Problem(413, `The body is larger than ${size}.`);
}

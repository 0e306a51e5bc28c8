import type { Context } from "hono";
import { Problem } from "./problems.ts";

const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: false });

/** The media type of a body, without its parameters and in lower case; "" where none is given. */
export function mediaType(c: Context): string {
  return (c.req.header("Content-Type") ?? "").split(";", 1)[0]?.trim().toLowerCase() ?? "";
}

/**
 * A body of JSON. curl sends JSON as a form unless told otherwise, so that type is taken as well. Throws Problem 415, 413 as soon
 * as the body is known to be larger than `limit` bytes, or 400.
 */
export async function readJson(c: Context, limit: number): Promise<unknown> {
  const type = mediaType(c);
  if (type !== "" && type !== "application/json" && type !== "application/x-www-form-urlencoded")
    throw new Problem(415, `Send the body as application/json, not as ${type}.`, { headers: { Accept: "application/json" } });
  refuseEncodings(c);
  const bytes = await readBytes(c, limit);
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

/** Throws 413 where the body says beforehand that it is larger than `limit` bytes. */
export function refuseLarge(c: Context, limit: number): void {
  if (Number(c.req.header("Content-Length") ?? 0) > limit) throw tooLarge(limit);
}

/** Throws 415 for compressed bodies and for other encodings of text than UTF-8. */
export function refuseEncodings(c: Context): void {
  const coding = c.req.header("Content-Encoding")?.trim().toLowerCase() ?? "identity";
  if (coding !== "identity")
    throw new Problem(415, `Send the body uncompressed, not as ${coding.slice(0, 40)}.`, { headers: { "Accept-Encoding": "identity" } });
  const charset = /charset\s*=\s*"?([^\s;"]+)/i.exec(c.req.header("Content-Type") ?? "")?.[1] ?? "utf-8";
  if (!/^(utf-?8|us-ascii)$/i.test(charset)) throw new Problem(415, `Send the body in UTF-8, not in ${charset.slice(0, 40)}.`);
}

function tooLarge(limit: number): Problem {
  const size = limit >= 1 << 20 ? `${limit / (1 << 20)} MiB` : `${limit / 1024} KiB`;
  return new Problem(413, `The body is larger than ${size}.`);
}

async function readBytes(c: Context, limit: number): Promise<Uint8Array> {
  refuseLarge(c, limit);
  if (c.req.header("Content-Length") !== undefined) return new Uint8Array(await c.req.arrayBuffer());
  const body = c.req.raw.body as ReadableStream<Uint8Array> | null;
  if (!body) return new Uint8Array();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for (const reader = body.getReader(); ; ) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.length;
    if (size > limit) {
      await reader.cancel();
      throw tooLarge(limit);
    }
    chunks.push(value);
  }
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}

import { brokenOff } from "../body.ts";
import { drain } from "../drain.ts";
import { type BatchLimits, sizeText } from "../limits.ts";
import type { RowWindow } from "./row-window.ts";

/** Turns the bytes of rows into rows of text. Once rows are being answered, it keeps no more than one unfinished row. */
export interface RowTranslator {
  /** The output for the rows that this piece completes. Throws a Problem where no row can be understood. */
  push(bytes: Uint8Array): string;
  /** The output for what is left when the body ends, with or without a last newline. Throws like `push`. */
  end(): string;
  /** A row that says why no more follow. */
  cut(reason: string): string;
  /** Whether rows are being answered: from then on, the status of the response can no longer change. */
  readonly started: boolean;
}

/** What ends a batch before its body does. */
export interface StreamBounds {
  readonly limits: BatchLimits;
  /** The rows that are answered; the translator takes each from it. */
  readonly window: RowWindow;
  /** Whether the caller may send so many rows. Resolves to what to do where not. */
  readonly refuses: (rows: number) => Promise<string | undefined>;
}

const PIECE = 64 * 1024;

/**
 * So many bytes count as a row for the rate limit, if there are fewer rows: rows that are skipped and empty lines have to be read
 * too. Rows of nine scores have about twenty bytes.
 */
const BYTES_PER_ROW = 128;

/**
 * Answers a body while it is being received. A piece is read only once the output for the previous one has been taken, so that
 * memory stays flat however long the body is and however slowly the caller reads. Resolves once the first rows are understood;
 * rejects with a Problem where the body cannot be. A body beyond its bounds ends with a row that says so, and how to go on.
 */
export async function translate(
  body: ReadableStream<Uint8Array> | null,
  rows: RowTranslator,
  bounds: StreamBounds,
): Promise<ReadableStream<Uint8Array>> {
  const next = texts(body, rows, bounds);
  let first = "";
  let ended = false;
  try {
    while (!rows.started && !ended) {
      const { text, done } = await next.read();
      first += text;
      ended = done;
    }
  } catch (error) {
    await next.finish();
    throw error;
  }
  const encoder = new TextEncoder();
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        while (first === "" && !ended) {
          const { text, done } = await next.read();
          first = text;
          ended = done;
        }
        if (first !== "") {
          controller.enqueue(encoder.encode(first));
          first = "";
          return;
        }
        await next.finish();
        controller.close();
      },
      cancel: (reason) => next.cancel(reason),
    },
    { highWaterMark: 0 },
  );
}

/** The output for a body, piece by piece. */
function texts(body: ReadableStream<Uint8Array> | null, rows: RowTranslator, { limits, window, refuses }: StreamBounds) {
  const reader = body?.getReader();
  let piece: Uint8Array = new Uint8Array();
  let left = limits.bytes;

  /** Why nothing more is read; undefined where reading goes on. */
  async function whyStop(): Promise<string | undefined> {
    const { next } = window;
    if (window.isFull) return `a batch has at most ${limits.rows} rows; send the same body again with ?from=${next} for those that follow`;
    if (left === 0 && piece.length > 0)
      return `the body is larger than ${sizeText(limits.bytes)}; send the rows after the first ${next} as another body`;
    const refusal = await refuses(Math.max(window.answered, Math.floor((limits.bytes - left) / BYTES_PER_ROW)));
    return refusal && `${refusal}, with ?from=${next}`;
  }

  return {
    async read(): Promise<{ text: string; done: boolean }> {
      if (piece.length === 0) {
        const { done, value } = (await reader?.read().catch(brokenOff)) ?? { done: true, value: undefined };
        if (done || value === undefined) {
          const text = rows.end();
          return { text: window.isFull ? text + rows.cut((await whyStop()) as string) : text, done: true };
        }
        piece = value;
      }
      const part = piece.subarray(0, Math.min(PIECE, left));
      piece = piece.subarray(part.length);
      left -= part.length;
      const text = rows.push(part);
      const why = await whyStop();
      return why === undefined ? { text, done: false } : { text: text + rows.cut(why), done: true };
    },
    /** Reads what was not read, so that the answer arrives whole. */
    finish: () => drain(reader, left),
    async cancel(reason: unknown): Promise<void> {
      await reader?.cancel(reason);
    },
  };
}

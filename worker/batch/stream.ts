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

const PIECE = 64 * 1024;

/**
 * Answers a body while it is being received. A piece is read only once the output for the previous one has been taken, so that
 * memory stays flat however long the body is and however slowly the caller reads. Resolves once the first rows are understood;
 * rejects with a Problem where the body cannot be. A body of more than `limit` bytes ends with a row that says so.
 */
export async function translate(
  body: ReadableStream<Uint8Array> | null,
  limit: number,
  rows: RowTranslator,
): Promise<ReadableStream<Uint8Array>> {
  const next = texts(body, limit, rows);
  let first = "";
  let ended = false;
  while (!rows.started && !ended) {
    const { text, done } = await next.read();
    first += text;
    ended = done;
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
        if (first !== "") controller.enqueue(encoder.encode(first));
        first = "";
        if (ended) controller.close();
      },
      cancel: (reason) => next.cancel(reason),
    },
    { highWaterMark: 0 },
  );
}

/** The output for a body, piece by piece. */
function texts(body: ReadableStream<Uint8Array> | null, limit: number, rows: RowTranslator) {
  const reader = body?.getReader();
  let piece: Uint8Array = new Uint8Array();
  let left = limit;

  return {
    async read(): Promise<{ text: string; done: boolean }> {
      if (piece.length === 0) {
        const { done, value } = (await reader?.read()) ?? { done: true, value: undefined };
        if (done || value === undefined) return { text: rows.end(), done: true };
        piece = value;
      }
      const part = piece.subarray(0, Math.min(PIECE, left));
      piece = piece.subarray(part.length);
      left -= part.length;
      const text = rows.push(part);
      if (left > 0 || piece.length === 0) return { text, done: false };
      await reader?.cancel();
      return { text: text + rows.cut(`the body is larger than ${limit / (1 << 20)} MiB; the rows from here on were not read`), done: true };
    },
    async cancel(reason: unknown): Promise<void> {
      await reader?.cancel(reason);
    },
  };
}

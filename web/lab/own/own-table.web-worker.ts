import type { ColumnChoice } from "./own-table.ts";
import { readOwnTable } from "./read-own-table.ts";

self.onmessage = async ({ data: { source, choice } }: MessageEvent<{ readonly source: Blob; readonly choice?: ColumnChoice }>) => {
  const reading = await readOwnTable(source, choice).catch((reason: unknown) => ({
    kind: "refused" as const,
    detail: `The file could not be read: ${reason instanceof Error ? reason.message : String(reason)}`,
  }));
  self.postMessage(reading);
};

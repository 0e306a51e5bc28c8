import { styleText } from "node:util";

/** A line that says how far a long task is: redrawn in place on a terminal, a line now and then elsewhere. */
export interface Progress {
  /** `done` out of `total`, with a few words on how it goes. */
  update(done: number, note?: string): void;
  /** Ends the line. */
  finish(note?: string): void;
}

const WIDTH = 24;

export function createProgress(title: string, total: number, stream: NodeJS.WriteStream = process.stderr): Progress {
  const started = performance.now();
  let drawn = -Infinity;
  let quarter = 0;

  function line(done: number, note: string): string {
    const share = Math.min(1, done / total);
    const filled = Math.round(share * WIDTH);
    const bar = styleText("cyan", "━".repeat(filled), { stream }) + styleText("dim", "━".repeat(WIDTH - filled), { stream });
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    return `${title} ${bar} ${String(Math.floor(share * 100)).padStart(3)} %  ${seconds} s  ${note}`;
  }

  return {
    update(done, note = "") {
      const now = performance.now();
      if (stream.isTTY) {
        if (now - drawn < 50) return;
        drawn = now;
        stream.write(`\r\x1b[2K${line(done, note)}`);
      } else if (Math.floor((done / total) * 4) > quarter) {
        quarter = Math.floor((done / total) * 4);
        if (quarter < 4) stream.write(`${line(done, note)}\n`);
      }
    },
    finish(note = "") {
      stream.write(`${stream.isTTY ? "\r\x1b[2K" : ""}${line(total, note)}\n`);
    },
  };
}

import { styleText } from "node:util";

/** The progress of a long task: one line redrawn in place on a terminal, elsewhere a new line at each quarter. */
export interface Progress {
  /** `done` out of the total, with a short note. */
  update(done: number, note?: string): void;
  /** Completes the line. */
  finish(note?: string): void;
}

const WIDTH = 24;
const REDRAW_MILLISECONDS = 50;

export function createProgress(title: string, total: number, stream: NodeJS.WriteStream = process.stderr): Progress {
  const started = performance.now();
  let drawn = -Infinity;
  let quarter = 0;

  function line(done: number, note: string): string {
    const fraction = Math.min(1, done / total);
    const filled = Math.round(fraction * WIDTH);
    const bar = styleText("cyan", "━".repeat(filled), { stream }) + styleText("dim", "━".repeat(WIDTH - filled), { stream });
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    return `${title} ${bar} ${String(Math.floor(fraction * 100)).padStart(3)}%  ${seconds} s  ${note}`;
  }

  return {
    update(done, note = "") {
      const now = performance.now();
      if (stream.isTTY) {
        if (now - drawn < REDRAW_MILLISECONDS) return;
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

import { styleText } from "node:util";

/**
 * The progress of a long task and, after some seconds, about how long it will take: one line redrawn in place on a terminal, elsewhere
 * a new line once that can be told and at each quarter.
 */
export interface Progress {
  /** `done` out of the total, with a short note. */
  update(done: number, note?: string): void;
  /** Completes the line. */
  finish(note?: string): void;
}

const WIDTH = 24;
const REDRAW_MILLISECONDS = 50;
/** How long one must have measured to say how long the rest will take. */
const MEASURED_MILLISECONDS = 5000;

export function createProgress(title: string, total: number, stream: NodeJS.WriteStream = process.stderr): Progress {
  const started = performance.now();
  let drawn = -Infinity;
  let quarter = 0;
  let isEstimated = false;

  function line(done: number, note: string): string {
    const fraction = Math.min(1, done / total);
    const filled = Math.round(fraction * WIDTH);
    const bar = styleText("cyan", "━".repeat(filled), { stream }) + styleText("dim", "━".repeat(WIDTH - filled), { stream });
    const elapsed = performance.now() - started;
    const left = fraction < 1 && elapsed > MEASURED_MILLISECONDS ? `, about ${duration((elapsed * (1 - fraction)) / fraction)} left` : "";
    return `${title} ${bar} ${String(Math.floor(fraction * 100)).padStart(3)}%  ${(elapsed / 1000).toFixed(1)} s${left}  ${note}`;
  }

  return {
    update(done, note = "") {
      const now = performance.now();
      if (stream.isTTY) {
        if (now - drawn < REDRAW_MILLISECONDS) return;
        drawn = now;
        stream.write(`\r\x1b[2K${line(done, note)}`);
        return;
      }
      const reached = Math.floor((done / total) * 4);
      const isNews = reached > quarter || (!isEstimated && done > 0 && now - started > MEASURED_MILLISECONDS);
      if (!isNews || reached === 4) return;
      quarter = reached;
      isEstimated ||= now - started > MEASURED_MILLISECONDS;
      stream.write(`${line(done, note)}\n`);
    },
    finish(note = "") {
      stream.write(`${stream.isTTY ? "\r\x1b[2K" : ""}${line(total, note)}\n`);
    },
  };
}

/** A time as one would say it: `40 s`, `12 min`, `3.5 h`. */
export function duration(milliseconds: number): string {
  const minutes = milliseconds / 60_000;
  if (minutes < 1.5) return `${Math.max(1, Math.round(milliseconds / 1000))} s`;
  return minutes < 90 ? `${Math.round(minutes)} min` : `${(minutes / 60).toFixed(1)} h`;
}

import { styleText } from "node:util";

/**
 * The progress of a long task and, after some seconds, about how long it will take: one line redrawn in place on a terminal, elsewhere
 * a new line every ten seconds, also while nothing new is done.
 */
export interface Progress {
  /** `done` out of the total, with a short note. */
  update(done: number, note?: string): void;
  /** Completes the line. */
  finish(note?: string): void;
}

const BAR_WIDTH = 24;
const LEAST_BAR = 4;
/** Of a terminal that does not say how wide it is. */
const COLUMNS = 80;
const REDRAW_MILLISECONDS = 50;
const LINE_MILLISECONDS = 10_000;
const TICK_MILLISECONDS = 1000;
/** How long one must have measured to say how long the rest will take. */
const MEASURED_MILLISECONDS = 5000;

export function createProgress(title: string, total: number, stream: NodeJS.WriteStream = process.stderr): Progress {
  const started = performance.now();
  const interval = stream.isTTY ? REDRAW_MILLISECONDS : LINE_MILLISECONDS;
  let drawn = stream.isTTY ? -Infinity : started;
  let last: readonly [done: number, note: string] = [0, ""];
  // What is done just in time is drawn first.
  const timer = setInterval(() => performance.now() - drawn > interval && redraw(), TICK_MILLISECONDS);
  timer.unref();

  function draw(done: number, note: string): void {
    const fraction = Math.min(1, done / total);
    const elapsed = performance.now() - started;
    const isKnown = fraction > 0 && fraction < 1 && elapsed > MEASURED_MILLISECONDS;
    const left = isKnown ? `about ${duration((elapsed * (1 - fraction)) / fraction)} left` : "";
    const percent = `${String(Math.floor(fraction * 100)).padStart(3)}%`;
    const time = [`${(elapsed / 1000).toFixed(1)} s`, ...(isKnown ? [left] : [])].join(", ");
    const parts = { title, percent, time, left, note };
    const line = stream.isTTY ? fitted(parts, fraction, stream) : joined([title, percent, time, note]);
    stream.write(stream.isTTY ? `\r\x1b[2K${line}` : `${line}\n`);
  }

  function redraw(): void {
    const now = performance.now();
    if (now - drawn < interval) return;
    drawn = now;
    draw(...last);
  }

  return {
    update(done, note = "") {
      last = [done, note];
      redraw();
    },
    finish(note = "") {
      clearInterval(timer);
      draw(total, note);
      if (stream.isTTY) stream.write("\n");
    },
  };
}

interface Parts {
  readonly title: string;
  readonly percent: string;
  readonly time: string;
  readonly left: string;
  readonly note: string;
}

/** A line that does not wrap: a narrow terminal gets it without the note, then with a shorter bar or none, then without the time taken. */
function fitted({ title, percent, time, left, note }: Parts, fraction: number, stream: NodeJS.WriteStream): string {
  // The last column stays free, since some terminals wrap as soon as it is written.
  const room = (stream.columns || COLUMNS) - 1;
  const text = joined([percent, time]);
  const space = room - `${title}  ${text}`.length;
  if (space >= LEAST_BAR) {
    const whole = space >= BAR_WIDTH + 2 + note.length ? joined([text, note]) : text;
    return `${title} ${bar(Math.min(BAR_WIDTH, space), fraction, stream)} ${whole}`;
  }
  const [fits = ""] = [[title, text], [title, percent, left], [percent, left], [percent]]
    .map(joined)
    .filter(({ length }) => length <= room);
  return fits;
}

function joined(parts: readonly string[]): string {
  return parts.filter((part) => part !== "").join("  ");
}

/** Both parts differ in shape, not in colour alone. */
function bar(width: number, fraction: number, stream: NodeJS.WriteStream): string {
  const filled = Math.round(fraction * width);
  return styleText("cyan", "━".repeat(filled), { stream }) + styleText("dim", "─".repeat(width - filled), { stream });
}

/** A duration in the unit that one would use: `40 s`, `12 min`, `3.5 h`. */
export function duration(milliseconds: number): string {
  const minutes = milliseconds / 60_000;
  if (minutes < 1.5) return `${Math.max(1, Math.round(milliseconds / 1000))} s`;
  return minutes < 90 ? `${Math.round(minutes)} min` : `${(minutes / 60).toFixed(1)} h`;
}

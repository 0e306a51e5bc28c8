import { createInterface } from "node:readline/promises";
import { styleText } from "node:util";

/** Shows the steps on the terminal: one line each, with its time and outcome. */
export interface Reporter {
  /** A step begins. */
  begin(number: number, total: number, title: string): void;
  /** What the step is doing at the moment. */
  progress(text: string): void;
  /** The step has succeeded, was skipped, or has failed. */
  end(outcome: Outcome, note: string): void;
  /** Asks a yes-or-no question. Throws AbortError when interrupted. */
  ask(question: string, signal: AbortSignal): Promise<boolean>;
  /** Prints a line between the steps or after them. */
  print(text: string, style?: "plain" | "good" | "bad" | "dim"): void;
}

export type Outcome = "done" | "skipped" | "failed";

/** A reporter with colours and a spinner on a terminal, and with plain lines elsewhere. */
export function createReporter(stream: NodeJS.WriteStream): Reporter {
  return stream.isTTY ? terminalReporter(stream) : plainReporter(stream);
}

const styles = { plain: "reset", good: "green", bad: "red", dim: "dim" } as const;
const marks = { done: ["✓", "green"], skipped: ["–", "dim"], failed: ["✗", "red"] } as const;
const words = { done: "ok", skipped: "skipped", failed: "FAILED" } as const;
const spinner = "⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏";
const TITLE_WIDTH = 26;
const NOTE_COLUMN = 44;
const CLEAR_LINE = "\r\x1b[2K";

function terminalReporter(stream: NodeJS.WriteStream): Reporter {
  const paint = (style: Parameters<typeof styleText>[0], text: string) => styleText(style, text, { stream });
  let timer: NodeJS.Timeout | undefined;
  let head = "";
  let started = 0;
  let text = "";
  let frame = 0;

  function draw(): void {
    frame = (frame + 1) % spinner.length;
    const room = Math.max(0, (stream.columns || 80) - NOTE_COLUMN - 6);
    stream.write(
      `${CLEAR_LINE}${paint("cyan", spinner[frame] as string)} ${head} ${secondsSince(started)}  ${paint("dim", text.slice(0, room))}`,
    );
  }

  return {
    begin(number, total, title) {
      head = `${paint("dim", `${String(number).padStart(2)}/${total}`)}  ${title.padEnd(TITLE_WIDTH)}`;
      started = performance.now();
      text = "";
      draw();
      timer = setInterval(draw, 100);
    },
    progress(line) {
      text = line;
    },
    async ask(question, signal) {
      clearInterval(timer);
      stream.write(CLEAR_LINE);
      const answer = await askYesNo(question, stream, signal);
      timer = setInterval(draw, 100);
      return answer;
    },
    end(outcome, note) {
      clearInterval(timer);
      const [mark, colour] = marks[outcome];
      const indented = note.replaceAll("\n", `\n${" ".repeat(NOTE_COLUMN)}`);
      stream.write(`${CLEAR_LINE}${paint(colour, mark)} ${head} ${secondsSince(started)}  ${indented}\n`);
    },
    print: (line, style = "plain") => stream.write(`${paint(styles[style], line)}\n`),
  };
}

function plainReporter(stream: NodeJS.WriteStream): Reporter {
  let head = "";
  let started = 0;
  return {
    begin(number, total, title) {
      head = `[${number}/${total}] ${title}`;
      started = performance.now();
    },
    progress() {},
    ask: (question, signal) => askYesNo(question, stream, signal),
    end(outcome, note) {
      const text = note && `: ${note}`;
      stream.write(`${head}: ${words[outcome]}, ${secondsSince(started).trim()}${text}\n`);
    },
    print: (line) => stream.write(`${line}\n`),
  };
}

async function askYesNo(question: string, output: NodeJS.WriteStream, signal: AbortSignal): Promise<boolean> {
  const terminal = createInterface({ input: process.stdin, output });
  // While the prompt is open, Ctrl-C reaches it instead of the process.
  terminal.on("SIGINT", () => process.kill(process.pid, "SIGINT"));
  try {
    return /^y(es)?$/i.test((await terminal.question(`${question} [y/N] `, { signal })).trim());
  } finally {
    terminal.close();
  }
}

function secondsSince(started: number): string {
  return `${((performance.now() - started) / 1000).toFixed(1)} s`.padStart(7);
}

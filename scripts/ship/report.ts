import { createInterface } from "node:readline/promises";
import { styleText } from "node:util";

/** How the steps show themselves: one line each, with the time and the outcome. */
export interface Report {
  /** A step begins. */
  begin(number: number, total: number, title: string): void;
  /** What it is about just now. */
  progress(text: string): void;
  /** It ended well, was left out, or failed. */
  end(outcome: "done" | "skipped" | "failed", note: string): void;
  /** Asks on the terminal. Throws AbortError when interrupted. */
  ask(question: string, signal: AbortSignal): Promise<boolean>;
  /** A line of its own, between steps or after them. */
  say(text: string, tone?: "plain" | "good" | "bad" | "dim"): void;
}

const tones = { plain: "reset", good: "green", bad: "red", dim: "dim" } as const;
const marks = { done: ["✓", "green"], skipped: ["–", "dim"], failed: ["✗", "red"] } as const;
const words = { done: "ok", skipped: "skipped", failed: "FAILED" } as const;
const spinner = "⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏";
const TITLE_WIDTH = 26;

/** Colours and a moving line on a terminal, plain lines that also a log can keep anywhere else. */
export function createReport(stream: NodeJS.WriteStream): Report {
  return stream.isTTY ? terminalReport(stream) : plainReport(stream);
}

function terminalReport(stream: NodeJS.WriteStream): Report {
  const paint = (style: Parameters<typeof styleText>[0], text: string) => styleText(style, text, { stream });
  let timer: NodeJS.Timeout | undefined;
  let head = "";
  let started = 0;
  let text = "";
  let frame = 0;

  function draw(): void {
    frame = (frame + 1) % spinner.length;
    const room = Math.max(0, (stream.columns || 80) - TITLE_WIDTH - 24);
    stream.write(`\r\x1b[2K${paint("cyan", spinner[frame] as string)} ${head} ${seconds(started)}  ${paint("dim", text.slice(0, room))}`);
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
      stream.write("\r\x1b[2K");
      const answer = await askYesNo(question, stream, signal);
      timer = setInterval(draw, 100);
      return answer;
    },
    end(outcome, note) {
      clearInterval(timer);
      const [mark, colour] = marks[outcome];
      stream.write(`\r\x1b[2K${paint(colour, mark)} ${head} ${seconds(started)}  ${indent(note, 44)}\n`);
    },
    say: (line, tone = "plain") => stream.write(`${paint(tones[tone], line)}\n`),
  };
}

function plainReport(stream: NodeJS.WriteStream): Report {
  let head = "";
  let started = 0;
  return {
    begin(number, total, title) {
      head = `[${number}/${total}] ${title}`;
      started = performance.now();
    },
    progress() {},
    ask: (question, signal) => askYesNo(question, stream, signal),
    end: (outcome, note) => stream.write(`${head}: ${words[outcome]}, ${seconds(started).trim()}${note ? `: ${note}` : ""}\n`),
    say: (line) => stream.write(`${line}\n`),
  };
}

async function askYesNo(question: string, output: NodeJS.WriteStream, signal: AbortSignal): Promise<boolean> {
  const lines = createInterface({ input: process.stdin, output });
  // Ctrl-C reaches the prompt and not the process while it is open.
  lines.on("SIGINT", () => process.kill(process.pid, "SIGINT"));
  try {
    return /^y(es)?$/i.test((await lines.question(`${question} [y/N] `, { signal })).trim());
  } finally {
    lines.close();
  }
}

function seconds(started: number): string {
  return `${((performance.now() - started) / 1000).toFixed(1)} s`.padStart(7);
}

function indent(note: string, columns: number): string {
  return note.replaceAll("\n", `\n${" ".repeat(columns)}`);
}

import { readSample } from "../input.ts";
import { modelName, notice } from "../model.ts";
import { predictRow, rowError } from "./predict-row.ts";
import { LONGEST_ROW, type RowTranslator } from "./stream.ts";

const TOO_LONG = `the line is longer than ${LONGEST_ROW} characters`;

/** Turns lines of JSON samples into lines of JSON predictions. Empty lines are skipped. */
export function ndjsonRows(prevalence: number | undefined): RowTranslator {
  let rest = "";
  let skipping = false;

  return {
    started: true,
    push(text) {
      let out = "";
      let from = 0;
      for (let to = text.indexOf("\n"); to >= 0; from = to + 1, to = text.indexOf("\n", from)) {
        if (!skipping) out += predictLine(rest + text.slice(from, to), prevalence);
        skipping = false;
        rest = "";
      }
      if (!skipping) rest += text.slice(from);
      if (rest.length > LONGEST_ROW) {
        out += failure(TOO_LONG);
        skipping = true;
        rest = "";
      }
      return out;
    },
    end: () => predictLine(rest, prevalence),
    cut: failure,
  };
}

function predictLine(line: string, prevalence: number | undefined): string {
  if (line.length > LONGEST_ROW) return failure(TOO_LONG);
  if (line.trim() === "") return "";
  let json: unknown;
  try {
    json = JSON.parse(line);
  } catch (error) {
    return failure(`the line is not JSON: ${(error as SyntaxError).message}`);
  }
  const row = predictRow(readSample(json), prevalence);
  return `${JSON.stringify("error" in row ? row : { ...row, model: modelName, notice })}\n`;
}

function failure(detail: string): string {
  return `${JSON.stringify(rowError([{ pointer: "", detail }]))}\n`;
}

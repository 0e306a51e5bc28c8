import { modelName, notice } from "../model.ts";
import { readSample } from "../validate.ts";
import { answerRow, rowError } from "./answer.ts";
import { LONGEST_ROW, type RowTranslator } from "./stream.ts";

/** One JSON sample a line to one JSON prediction a line. Empty lines are none. */
export function ndjsonRows(prevalence: number | undefined): RowTranslator {
  let rest = "";
  let skipping = false;

  return {
    started: true,
    push(text) {
      let out = "";
      let from = 0;
      for (let to = text.indexOf("\n"); to >= 0; from = to + 1, to = text.indexOf("\n", from)) {
        if (!skipping) out += answerLine(rest + text.slice(from, to), prevalence);
        skipping = false;
        rest = "";
      }
      if (!skipping) rest += text.slice(from);
      if (rest.length > LONGEST_ROW) {
        out += failure(`the line is longer than ${LONGEST_ROW} characters`);
        skipping = true;
        rest = "";
      }
      return out;
    },
    end: () => answerLine(rest, prevalence),
    cut: failure,
  };
}

function answerLine(line: string, prevalence: number | undefined): string {
  if (line.length > LONGEST_ROW) return failure(`the line is longer than ${LONGEST_ROW} characters`);
  if (line.trim() === "") return "";
  let json: unknown;
  try {
    json = JSON.parse(line);
  } catch (error) {
    return failure(`the line is not JSON: ${(error as SyntaxError).message}`);
  }
  const answer = answerRow(readSample(json), prevalence);
  return `${JSON.stringify("error" in answer ? answer : { ...answer, model: modelName, notice })}\n`;
}

function failure(detail: string): string {
  return `${JSON.stringify(rowError([{ pointer: "", detail }]))}\n`;
}

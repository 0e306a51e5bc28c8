import { createDecoder, isUndecodable } from "../../data/tables/decoder.ts";
import { LONGEST_ROW } from "../../data/tables/index.ts";
import { whyNotJson } from "../json.ts";
import { modelName, notice } from "../model.ts";
import { createRowPredictor, type RowError } from "./predict-row.ts";
import { CURL_HINT } from "./refusals.ts";
import type { RowWindow } from "./row-window.ts";
import type { RowTranslator } from "./stream.ts";

/** What V8 says of JSON after which something follows, and what follows where that is another object. */
const FOLLOWED = "character after JSON";
const SEVERAL = /\}\s*\{/;

const TOO_LONG = `the line is longer than ${LONGEST_ROW} characters`;

/** Turns those lines of JSON samples that are in the window into lines of JSON predictions. Empty lines are none. */
export function ndjsonRows(prevalence: number | undefined, window: RowWindow): RowTranslator {
  const decoder = createDecoder("utf-8");
  const predictor = createRowPredictor(prevalence);
  let rest = "";
  let isFirst = true;
  let isSkipping = false;

  function answer(text: string): string {
    let out = "";
    let from = 0;
    for (let to = text.indexOf("\n"); to >= 0; from = to + 1, to = text.indexOf("\n", from)) {
      if (!isSkipping) out += answerLine(rest + text.slice(from, to));
      isSkipping = false;
      rest = "";
    }
    if (!isSkipping) rest += text.slice(from);
    if (rest.length > LONGEST_ROW) {
      if (window.take()) out += failure(TOO_LONG);
      isSkipping = true;
      rest = "";
    }
    return out;
  }

  function answerLine(line: string): string {
    if (line.trim() === "" || !window.take()) return "";
    if (line.length > LONGEST_ROW) return failure(TOO_LONG);
    if (decoder.strays > 0 && isUndecodable(line)) return failure("the line is not UTF-8");
    let json: unknown;
    try {
      json = JSON.parse(line);
    } catch (error) {
      const why = whyNotJson("the line", line, error);
      const holdsSeveral = why.includes(FOLLOWED) && SEVERAL.test(line);
      return failure(holdsSeveral ? `the line holds more than one sample: ${CURL_HINT}` : why);
    }
    const row = predictor.predict(json);
    return "error" in row ? written(row) : written({ ...row, model: modelName, notice });
  }

  function failure(detail: string): string {
    return written(predictor.failure(detail));
  }

  return {
    started: true,
    push(bytes) {
      const text = decoder.decode(bytes);
      const isMarked = isFirst && text.startsWith("\uFEFF");
      isFirst &&= text === "";
      return answer(isMarked ? text.slice(1) : text);
    },
    end: () => answer(`${decoder.end()}\n`),
    cut: failure,
  };
}

function written(row: RowError | object): string {
  return `${JSON.stringify(row)}\n`;
}

/*
 * JSON as clients send it: what is wrong with a text that is none, and NaN, which numeric clients write although JSON has no such
 * number.
 */

/** Why a text is not JSON, for its sender. `text` is called `what`, as in "the body". */
export function whyNotJson(what: string, text: string, error: unknown): string {
  const stray = strayNumbers(text).next().value;
  if (stray) return `JSON has no ${stray[0].replace("-", "")}; leave an unknown score out or send null`;
  const reason = (error as SyntaxError).message;
  const isUnquoted = /^\s*[[{]?\s*(?:'|\w+\s*:)/.test(text);
  return `${what} is not JSON: ${isUnquoted ? `names and strings take double quotes${COMMAND_PROMPT}` : reason}`;
}

/** The value of a JSON text in which a bare NaN is null. Throws SyntaxError where the text is still not JSON. */
export function parseWithNaN(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    let out = "";
    let from = 0;
    for (const { 0: word, index } of strayNumbers(text)) {
      if (word !== "NaN") throw error;
      out += `${text.slice(from, index)}null`;
      from = index + word.length;
    }
    if (from === 0) throw error;
    return JSON.parse(out + text.slice(from));
  }
}

const COMMAND_PROMPT = ' (in the Windows command prompt, curl -d "{\\"clumpThickness\\":5}")';

/** Every NaN and Infinity that stands outside a string. Linear in the text, and lazy. */
function* strayNumbers(text: string): Generator<RegExpExecArray, undefined> {
  const outside = /"|NaN|-?Infinity/g;
  const inside = /["\\]/g;
  for (let found = outside.exec(text); found; found = outside.exec(text)) {
    if (found[0] !== '"') {
      yield found;
      continue;
    }
    inside.lastIndex = outside.lastIndex;
    let end = inside.exec(text);
    while (end?.[0] === "\\") {
      inside.lastIndex++;
      end = inside.exec(text);
    }
    if (!end) return;
    outside.lastIndex = inside.lastIndex;
  }
}

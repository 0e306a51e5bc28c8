/** A name or a value as a sentence shows it: short, and on one line. */
export function show(text: string): string {
  const line = text
    .slice(0, 60)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they would break the one line of a sentence
    .replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]/g, " ")
    .trim();
  if (line === "") return "nothing";
  return line.length > 40 ? `${line.slice(0, 39)}…` : line;
}

/** `a`, `a and b`, `a, b and c`. */
export function enumerate(words: readonly string[]): string {
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
}

/** `1 column`, `2 columns`. */
export function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? "" : "s"}`;
}

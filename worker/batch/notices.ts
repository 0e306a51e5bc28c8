import type { Notice } from "../../data/tables/index.ts";

/** The longest header, in bytes. */
const LONGEST = 1024;

/**
 * Notices as a response header: a list of strings (RFC 9651, sections 3.1 and 3.3), one sentence each. A sentence that is not ASCII
 * is a display string, whose other characters are percent-encoded UTF-8. What does not fit is counted. Undefined where there is none.
 */
export function noticesHeader(notices: readonly Notice[]): string | undefined {
  const all = notices.map(({ text }) => structured(text));
  const whole = all.join(", ");
  if (whole.length <= LONGEST) return whole || undefined;
  const fitting: string[] = [];
  let left = LONGEST - restText(all.length).length;
  for (const one of all) {
    if (one.length + 2 > left) continue;
    fitting.push(one);
    left -= one.length + 2;
  }
  return [...fitting, restText(all.length - fitting.length)].join(", ");
}

function restText(count: number): string {
  return structured(`${count} more ${count === 1 ? "notice does" : "notices do"} not fit in this header.`);
}

function structured(text: string): string {
  if (/^[ -~]*$/.test(text)) return `"${text.replace(/["\\]/g, "\\$&")}"`;
  const bytes = [...new TextEncoder().encode(text)];
  return `%"${bytes.map(displayed).join("")}"`;
}

/** A byte of a display string. The quote and the percent sign are encoded too. */
function displayed(byte: number): string {
  const isPlain = byte >= 0x20 && byte <= 0x7e && byte !== 0x22 && byte !== 0x25;
  return isPlain ? String.fromCharCode(byte) : `%${byte.toString(16).padStart(2, "0")}`;
}

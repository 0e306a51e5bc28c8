import { isDeepStrictEqual } from "node:util";
import type { Measured, Repeated } from "../../data/lessons/figures.ts";
import type { AnyLesson, AnyPart, LessonContext } from "./lesson.ts";

/** The figures of one part, as its file has them. */
export type Entry = Measured<unknown> | Repeated<unknown, unknown>;

/** Computes all figures of a chapter; `onPart` is called before each part with its name. */
export async function computeLesson(
  { parts }: AnyLesson,
  context: LessonContext,
  onPart: (name: string) => void = () => {},
): Promise<{ [name: string]: Entry }> {
  const entries: { [name: string]: Entry } = {};
  for (const [name, part] of Object.entries(parts)) {
    onPart(name);
    entries[name] = await computePart(part, context);
  }
  return entries;
}

/**
 * Whether a part of the file is what the code computes. Of repetitions, the first `repeats` are computed again and the summary of
 * all of them; a part that is computed in one piece is computed again whole.
 */
export async function isUpToDate(part: AnyPart, stored: Entry, context: LessonContext, repeats: number): Promise<boolean> {
  if ("compute" in part) return isDeepStrictEqual(await computePart(part, context), stored);
  const each = "each" in stored ? stored.each : [];
  const first = await repeat(part, context, Math.min(repeats, part.count));
  return (
    each.length === part.count &&
    isDeepStrictEqual(each.slice(0, first.length), first) &&
    isDeepStrictEqual(rounded(part.summarise(each, context)), stored.figures) &&
    isDeepStrictEqual(rounded(part.settings), stored.settings)
  );
}

async function computePart(part: AnyPart, context: LessonContext): Promise<Entry> {
  const settings = rounded(part.settings);
  if ("compute" in part) return { settings, figures: rounded(await part.compute(context)) };
  const each = await repeat(part, context, part.count);
  return { settings, figures: rounded(part.summarise(each, context)), each };
}

/** The first `count` repetitions, at the same time if they run on threads. */
async function repeat(part: Extract<AnyPart, { count: number }>, context: LessonContext, count: number): Promise<unknown[]> {
  return rounded(await Promise.all(Array.from({ length: count }, (_, index) => part.one(context, index))));
}

/** The same figures as JSON has them, numbers that are not whole with six significant digits. Throws RangeError for one that is not finite. */
function rounded<T>(figures: T): T {
  return JSON.parse(
    JSON.stringify(figures, (name, value) => {
      if (typeof value !== "number" || Number.isInteger(value)) return value;
      if (!Number.isFinite(value)) throw new RangeError(`a figure must be finite, got ${value} as ${name}`);
      return Number(value.toPrecision(6));
    }),
  );
}

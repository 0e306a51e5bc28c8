import { isDeepStrictEqual } from "node:util";
import type { Measured } from "../../data/lessons/figures.ts";
import type { AnyLesson, AnyPart, LessonContext } from "./lesson.ts";

/** What the files of a chapter have: the figures of each part, and of some the repetitions that they sum up. */
export interface LessonFiles {
  readonly figures: { readonly [part: string]: Measured<unknown> };
  readonly repetitions: { readonly [part: string]: readonly unknown[] };
}

/** Computes all figures of a chapter; `onPart` is called before each part with its name. */
export async function computeLesson(
  { parts }: AnyLesson,
  context: LessonContext,
  onPart: (name: string) => void = () => {},
): Promise<LessonFiles> {
  const figures: { [part: string]: Measured<unknown> } = {};
  const repetitions: { [part: string]: readonly unknown[] } = {};
  for (const [name, part] of Object.entries(parts)) {
    onPart(name);
    if ("compute" in part) figures[name] = measured(part, await part.compute(context));
    else {
      const each = await repeat(part, context, part.count);
      repetitions[name] = each;
      figures[name] = measured(part, part.summarise(each, context));
    }
  }
  return { figures, repetitions };
}

/**
 * Whether the files have what the code computes. Of repetitions, the first `repeats` are computed again, and what sums up all of
 * them; a part that is computed in one piece is computed again whole.
 */
export async function isUpToDate(
  { parts }: AnyLesson,
  name: string,
  files: LessonFiles,
  context: LessonContext,
  repeats: number,
): Promise<boolean> {
  const part = parts[name] as AnyPart;
  const stored = files.figures[name];
  if ("compute" in part) return isDeepStrictEqual(measured(part, await part.compute(context)), stored);
  const each = files.repetitions[name] ?? [];
  const first = await repeat(part, context, Math.min(repeats, part.count));
  return (
    each.length === part.count &&
    isDeepStrictEqual(each.slice(0, first.length), first) &&
    isDeepStrictEqual(measured(part, part.summarise(each, context)), stored)
  );
}

function measured({ settings }: AnyPart, figures: unknown): Measured<unknown> {
  return rounded({ settings, figures });
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

import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { UsageError } from "../../scripts/cli/options.ts";
import { isUpToDate } from "../../scripts/lessons/compute.ts";
import { lessonContext } from "../../scripts/lessons/context.ts";
import { readLesson } from "../../scripts/lessons/files.ts";
import { lessons } from "../../scripts/lessons/index.ts";
import { chapters } from "../../web/learn/chapters.ts";
import { isOfWisconsin } from "../model/models.ts";
import { run } from "./run.ts";

/** Of figures that sum up repetitions, so many are computed again; `npm run lessons -- --check` computes all. */
const REPEATS = 2;

let context: Awaited<ReturnType<typeof lessonContext>>;
beforeAll(async () => {
  context = await lessonContext();
});
afterAll(() => context.pool.close());

describe.each(lessons.map((lesson) => [lesson.number, lesson] as const))("chapter %i", (_, lesson) => {
  const files = readLesson(lesson);

  test("has the number and the name that the contents give it, and the parts that its file has", () => {
    expect(chapters[lesson.number - 1]?.slug).toBe(lesson.slug);
    expect(Object.keys(files.figures)).toEqual(Object.keys(lesson.parts));
  });

  for (const [name, part] of Object.entries(lesson.parts))
    test(`${name}: the file has what the code computes`, { tags: part.isSlow ? ["slow"] : [] }, async ({ skip }) => {
      try {
        const hint = `npm run lessons -- --chapter ${lesson.number} writes it anew`;
        expect(await isUpToDate(lesson, name, files, context, REPEATS), hint).toBe(true);
      } catch (reason) {
        // What is said of the deployed model is left as it is while that is one of other data.
        skip(reason instanceof UsageError && !isOfWisconsin, (reason as Error).message);
        throw reason;
      }
    });
});

test("a part that differs from its file is found out", async () => {
  const [lesson] = lessons as [(typeof lessons)[number]];
  const name = Object.keys(lesson.parts)[0]!;
  const { figures, repetitions } = readLesson(lesson);
  for (const change of [{ settings: { other: true } }, { figures: { other: 1 } }]) {
    const changed = { figures: { ...figures, [name]: { ...figures[name]!, ...change } }, repetitions };
    expect(await isUpToDate(lesson, name, changed, context, REPEATS)).toBe(false);
  }
});

test("the command checks one chapter, and refuses a chapter without figures", async () => {
  const checked = await run("lessons", "--chapter", "7", "--check", "--threads", "1");
  expect(checked).toMatchObject({ code: 0, stdout: "data/lessons/07-descent.json: as computed\n" });
  const refused = await run("lessons", "--chapter", "99");
  expect(refused.code).toBe(2);
  expect(refused.stderr).toContain("--chapter must be one of");
});

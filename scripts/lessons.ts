import { availableParallelism } from "node:os";
import { parseOptions, refusePositionals, runCommand, UsageError, wholeNumber } from "./cli/options.ts";
import { computeLesson, isUpToDate } from "./lessons/compute.ts";
import { lessonContext } from "./lessons/context.ts";
import { lessonFile, readLesson, writeLesson } from "./lessons/files.ts";
import { lessons } from "./lessons/index.ts";
import type { AnyLesson, LessonContext } from "./lessons/lesson.ts";

const help = `npm run lessons [-- OPTIONS]

Computes every figure of the lessons from the Wisconsin data and writes them, with the settings of each, into data/lessons/, one
file per chapter. The same code gives the same figures on every machine.

  --chapter N   one chapter only
  --check       write nothing; compare all figures with the files and name the parts that differ (exit code 1)
  --threads N   number of threads (${availableParallelism()}, one per core)
  --help        this text`;

await runCommand(async () => {
  const { values: options, positionals } = parseOptions({
    chapter: { type: "string" },
    check: { type: "boolean", default: false },
    threads: { type: "string", default: String(availableParallelism()) },
    help: { type: "boolean", default: false },
  });
  if (options.help) {
    console.log(help);
    return 0;
  }
  refusePositionals("lessons", positionals);
  const chosen = options.chapter === undefined ? lessons : lessons.filter(({ number }) => String(number) === options.chapter);
  if (chosen.length === 0)
    throw new UsageError(`--chapter must be one of ${lessons.map(({ number }) => number).join(", ")}, got ${options.chapter}`);
  const context = await lessonContext(wholeNumber(options.threads, "threads", 1));
  try {
    let differing = 0;
    for (const lesson of chosen) {
      if (options.check) differing += await checkLesson(lesson, context);
      else {
        const figures = await computeLesson(lesson, context, (part) => console.error(`chapter ${lesson.number}: ${part}`));
        writeLesson(lesson, figures);
        console.log(lessonFile(lesson));
      }
    }
    return differing > 0 ? 1 : 0;
  } finally {
    await context.pool.close();
  }
});

/** Prints the parts that differ from the files of a chapter, and counts them. */
async function checkLesson(lesson: AnyLesson, context: LessonContext): Promise<number> {
  const files = readLesson(lesson);
  let differing = 0;
  for (const name of Object.keys(lesson.parts)) {
    if (await isUpToDate(lesson, name, files, context, Infinity)) continue;
    console.log(`${lessonFile(lesson)}: ${name} differs`);
    differing += 1;
  }
  if (differing === 0) console.log(`${lessonFile(lesson)}: as computed`);
  return differing;
}

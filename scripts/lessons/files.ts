import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { projectPath, writeAtomically } from "../files.ts";
import type { LessonFiles } from "./compute.ts";
import type { AnyLesson } from "./lesson.ts";

const FOLDER = "data/lessons";
const REPETITIONS = `${FOLDER}/repetitions`;

/** The file of a chapter's figures, from the root of the project. */
export function lessonFile(lesson: AnyLesson): string {
  return `${FOLDER}/${nameOf(lesson)}`;
}

/** What the files of a chapter have; one of repetitions may be absent. */
export function readLesson(lesson: AnyLesson): LessonFiles {
  const read = (path: string) => (existsSync(path) ? JSON.parse(readFileSync(path, "utf8")) : {});
  return { figures: read(projectPath(lessonFile(lesson))), repetitions: read(projectPath(`${REPETITIONS}/${nameOf(lesson)}`)) };
}

/** Writes the files of a chapter, each whole or not at all. */
export function writeLesson(lesson: AnyLesson, { figures, repetitions }: LessonFiles): void {
  if (Object.keys(repetitions).length > 0) {
    mkdirSync(projectPath(REPETITIONS), { recursive: true });
    writeAtomically(projectPath(`${REPETITIONS}/${nameOf(lesson)}`), `${formatted(repetitions)}\n`);
  }
  writeAtomically(projectPath(lessonFile(lesson)), `${formatted(figures)}\n`);
}

function nameOf({ number, slug }: AnyLesson): string {
  return `${String(number).padStart(2, "0")}-${slug}.json`;
}

const WIDTH = 140;

/** JSON with one entry per line, what fits on a line being left on it, and lists of numbers always. */
function formatted(value: unknown, indent = ""): string {
  const line = JSON.stringify(value);
  const isList = Array.isArray(value);
  const isShort = indent.length + line.length <= WIDTH || (isList && value.every((item) => typeof item !== "object"));
  if ((isShort && indent !== "") || typeof value !== "object" || value === null) return line;
  const deeper = `${indent}  `;
  const items = isList
    ? value.map((item) => `${deeper}${formatted(item, deeper)}`)
    : Object.entries(value).map(([name, item]) => `${deeper}${JSON.stringify(name)}: ${formatted(item, deeper)}`);
  const [open, close] = isList ? "[]" : "{}";
  return `${open}\n${items.join(",\n")}\n${indent}${close}`;
}

import { readFileSync } from "node:fs";
import { projectPath, writeAtomically } from "../files.ts";
import type { Entry } from "./compute.ts";
import type { AnyLesson } from "./lesson.ts";

/** The file of a chapter's figures, from the root of the project. */
export function lessonFile({ number, slug }: AnyLesson): string {
  return `data/lessons/${String(number).padStart(2, "0")}-${slug}.json`;
}

/** The figures that the file of a chapter has. */
export function readLesson(lesson: AnyLesson): { readonly [name: string]: Entry } {
  return JSON.parse(readFileSync(projectPath(lessonFile(lesson)), "utf8"));
}

/** Writes the file of a chapter, whole or not at all. */
export function writeLesson(lesson: AnyLesson, figures: { readonly [name: string]: Entry }): void {
  writeAtomically(projectPath(lessonFile(lesson)), `${formatted(figures)}\n`);
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

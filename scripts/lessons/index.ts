import { descent } from "./07-descent.ts";
import type { AnyLesson } from "./lesson.ts";

/** The chapters that have figures, in their order. */
export const lessons: readonly AnyLesson[] = [descent];

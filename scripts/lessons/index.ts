import { mysteryFunction } from "./01-mystery-function.ts";
import { unit } from "./02-unit.ts";
import { tooLinear } from "./03-too-linear.ts";
import { activationLesson } from "./04-activations.ts";
import { softmaxLesson } from "./05-sigmoid-and-softmax.ts";
import { lossLesson } from "./06-loss.ts";
import { descent } from "./07-descent.ts";
import { backpropagationLesson } from "./08-backpropagation.ts";
import { whereToStart } from "./09-where-to-start.ts";
import { fourWaysDown } from "./10-four-ways-down.ts";
import { tooLong } from "./11-too-long.ts";
import { readingAResult } from "./12-reading-a-result.ts";
import { readingLesson } from "./13-reading-an-answer.ts";
import type { AnyLesson } from "./lesson.ts";

/** The chapters that have figures, in their order. */
export const lessons: readonly AnyLesson[] = [
  mysteryFunction,
  unit,
  tooLinear,
  activationLesson,
  softmaxLesson,
  lossLesson,
  descent,
  backpropagationLesson,
  whereToStart,
  fourWaysDown,
  tooLong,
  readingAResult,
  readingLesson,
];

import type { Measured, Settings } from "../../data/lessons/figures.ts";
import type { Pool } from "../../model/assessment/pool.ts";
import type { Model } from "../../model/file/model.ts";
import type { TrainingData } from "../../model/training/training-data.ts";
import type { EngineFactory } from "../../network/learning/engine.ts";

/** A chapter of the lessons, with how each part of its figures is computed. `Figures` is the type of its file in data/lessons/. */
export interface Lesson<Figures = never> {
  readonly number: number;
  /** As in web/learn/chapters.ts. */
  readonly slug: string;
  readonly parts: { readonly [Name in keyof Figures]: PartOf<Figures[Name]> };
}

/** What figures are computed from. */
export interface LessonContext {
  /** The Wisconsin data, whatever the deployed model was trained on. */
  readonly data: TrainingData;
  readonly engine: EngineFactory;
  /** Trains and predicts on several threads. */
  readonly pool: Pool;
  /** The deployed model. Throws UsageError if it was trained on other data: then its figures are not those of the lessons. */
  readonly model: () => Model;
}

/** Figures that are computed in one piece. */
export interface MeasuredPart<Figures> {
  readonly settings: Settings;
  /** Whether it takes more than a second: then a test that computes it is slow. */
  readonly isSlow?: boolean;
  compute(context: LessonContext): Figures | Promise<Figures>;
}

/** Figures that sum up many repetitions, such as starts or splits. Tests compute only the first of them again. */
export interface RepeatedPart<Each, Figures> {
  readonly settings: Settings;
  readonly isSlow?: boolean;
  readonly count: number;
  /** Repetition `index`, counted from 0, which depends on no other. */
  one(context: LessonContext, index: number): Each | Promise<Each>;
  /** Sums up the repetitions as their file has them. */
  summarise(each: readonly Each[], context: LessonContext): Figures;
}

export type AnyPart = MeasuredPart<unknown> | RepeatedPart<unknown, unknown>;

/** Any chapter. */
export interface AnyLesson {
  readonly number: number;
  readonly slug: string;
  readonly parts: { readonly [name: string]: AnyPart };
}

type PartOf<Entry> = Entry extends Measured<infer Figures> ? MeasuredPart<Figures> | RepeatedPart<unknown, Figures> : never;

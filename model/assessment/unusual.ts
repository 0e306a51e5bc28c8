import type { Fold } from "../../network/evaluation/folds.ts";
import { createRandom, type Random } from "../../network/math/random.ts";
import type { ModelFile } from "../file/model-file.ts";
import type { UnusualReport } from "../file/report.ts";
import { type ClassDistance, classDistance } from "../prediction/mahalanobis.ts";
import { distinctRows, type LabelledRows } from "../training/labelled-rows.ts";
import { fitScaling, type ScalingName } from "../training/scaling.ts";
import { bitCount } from "../unknowns/subsets.ts";
import { randomMask } from "./masking.ts";

/** The rate at which held-out rows are called unusual. */
const FALSE_ALARMS = 0.01;
/** With fewer known scores, hardly any sample can be told to be unusual. */
const FEWEST_KNOWN = 3;

type Row = readonly number[];

/**
 * For each number of known scores the distance that one in a hundred held-out rows exceeds, over all sets of so many features;
 * null for fewer than three. The rates are those of held-out rows too: with the distance that the other folds give, of the rows
 * themselves; with the model's, of rows whose scores come from different rows, and of rows with one score of 1 entered as 10 or
 * the reverse.
 */
export function studyUnusual(
  { rows, labels }: LabelledRows & { readonly rows: readonly Row[] },
  range: readonly [number, number],
  scaling: ScalingName,
  folds: readonly Fold[],
  seed: number,
): { unusual: ModelFile["unusual"]; report: UnusualReport } {
  const n = rows[0]?.length ?? 0;
  const held = folds.map(({ train, test }) => {
    const learned = { rows: train.map((i) => rows[i] as Row), labels: train.map((i) => labels[i] as number) };
    return { test, distance: classDistance(distinctRows(learned), fitScaling(scaling, learned.rows), range) };
  });
  const random = createRandom(seed);
  const shuffled = shuffleColumns(rows, random);
  const distances: (number | null)[] = new Array<null>(n + 1).fill(null);
  const report: UnusualReport[number][] = [];
  for (let known = Math.min(FEWEST_KNOWN, n); known <= n; known++) {
    const sets = setsOf(n, known);
    const measured = held.map(({ test, distance }) =>
      sets.map((S) => Float64Array.from(test, (i) => distance.squared(knownOf(rows[i] as Row, S)))),
    );
    const limit = Math.sqrt(limitOf(measured.flat()));
    distances[known] = limit;
    report.push({
      known,
      distance: limit,
      falseAlarms: falseAlarms(measured),
      highestFalseAlarms: Math.max(
        ...sets.map((_, s) =>
          rateAbove(
            measured.map((ofFold) => ofFold[s] as Float64Array),
            limit,
          ),
        ),
      ),
      shuffled: rateOf(held, limit, (i) => [knownOf(shuffled[i] as Row, randomMask(n, n - known, random))]),
      slips: rateOf(held, limit, (i) => slipsOf(rows[i] as Row, range).map(({ row, f }) => knownOf(row, maskWith(f, n, known, random)))),
    });
  }
  return { unusual: { distances }, report };
}

/** The squared distance that at most one in a hundred exceeds. */
function limitOf(measured: readonly Float64Array[]): number {
  const all = new Float64Array(measured.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const some of measured) {
    all.set(some, at);
    at += some.length;
  }
  return all.sort()[Math.ceil(all.length * (1 - FALSE_ALARMS)) - 1] as number;
}

/** The rate over all folds, each with the limit that the others give. */
function falseAlarms(measured: readonly (readonly Float64Array[])[]): number {
  let alarms = 0;
  let all = 0;
  measured.forEach((ofFold, fold) => {
    const limit = limitOf(measured.filter((_, other) => other !== fold).flat());
    for (const some of ofFold) {
      all += some.length;
      for (const squared of some) if (squared > limit) alarms++;
    }
  });
  return alarms / all;
}

function rateAbove(measured: readonly Float64Array[], limit: number): number {
  const all = measured.flatMap((some) => Array.from(some));
  return all.filter((squared) => squared > limit * limit).length / all.length;
}

/** How many of the samples that are made of held-out rows lie beyond a limit; NaN where there are none. */
function rateOf(
  held: readonly { readonly test: readonly number[]; readonly distance: ClassDistance }[],
  limit: number,
  samplesOf: (row: number) => readonly (readonly (number | null)[])[],
): number {
  let beyond = 0;
  let all = 0;
  for (const { test, distance } of held)
    for (const row of test)
      for (const values of samplesOf(row)) {
        all++;
        if (distance.exceeds(values, limit)) beyond++;
      }
  return beyond / all;
}

/** The same columns, each in an order of its own: rows of which every score is usual. */
function shuffleColumns(rows: readonly Row[], random: Random): Row[] {
  const columns = (rows[0] ?? []).map((_, f) =>
    shuffle(
      rows.map((row) => row[f] as number),
      random,
    ),
  );
  return rows.map((_, i) => columns.map((column) => column[i] as number));
}

function shuffle(values: number[], random: Random): number[] {
  for (let i = values.length - 1; i > 0; i--) {
    const j = random.integer(i + 1);
    [values[i], values[j]] = [values[j] as number, values[i] as number];
  }
  return values;
}

/** A row with one of its lowest scores as the highest, or the reverse, in every such way. */
function slipsOf(row: Row, [low, high]: readonly [number, number]): { row: Row; f: number }[] {
  return row.flatMap((score, f) => (score === low || score === high ? [{ row: row.with(f, low + high - score), f }] : []));
}

function maskWith(f: number, n: number, known: number, random: Random): number {
  for (;;) {
    const S = randomMask(n, n - known, random);
    if ((S >> f) & 1) return S;
  }
}

function setsOf(n: number, known: number): number[] {
  return Array.from({ length: 1 << n }, (_, S) => S).filter((S) => bitCount(S) === known);
}

function knownOf(row: Row, S: number): (number | null)[] {
  return row.map((score, f) => ((S >> f) & 1 ? score : null));
}

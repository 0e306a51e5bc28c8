import { wisconsin } from "../../data/wisconsin.ts";
import { type WisconsinRow, wisconsinRows } from "../../data/wisconsin-rows.ts";
import { sha256 } from "../../network/math/sha256.ts";
import { type Period, type TrainingData, trainingDataOf } from "./training-data.ts";

/** What data/wisconsin.csv is trained on as, from its bytes. Throws RangeError for any other bytes. */
export function wisconsinTrainingData(bytes: Uint8Array): TrainingData {
  const hash = sha256(bytes);
  if (hash !== wisconsin.sha256) throw new RangeError(`data/${wisconsin.file} must have the SHA-256 ${wisconsin.sha256}, got ${hash}`);
  const all = wisconsinRows(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
  const places = all.flatMap(({ values }, place) => (values.includes(null) ? [] : [place]));
  const complete = places.map((place) => all[place] as WisconsinRow & { readonly values: readonly number[] });
  const incomplete = all.filter(({ values }) => values.includes(null));
  return trainingDataOf(
    complete.map(({ values }) => values),
    complete.map(({ label }) => label),
    { rows: all.length, used: complete.length, sha256: hash },
    {
      incomplete: { rows: incomplete.map(({ values }) => values), labels: incomplete.map(({ label }) => label) },
      periods: wisconsinPeriods(places),
    },
  );
}

/** The dated groups of the Wisconsin data, given the place of each complete row among all rows of the file, counted from 0. */
export function wisconsinPeriods(places: readonly number[]): Period[] {
  let from = 0;
  return wisconsin.groups.map(({ date, rows: size }) => {
    const [start, end] = [from, from + size];
    from = end;
    return { date, rows: places.flatMap((place, row) => (place >= start && place < end ? [row] : [])) };
  });
}

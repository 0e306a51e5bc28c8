import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { diagnoses } from "../../data/features.ts";
import { assessmentOf } from "../../model/prediction/assessment.ts";
import { orderRows, sortKeys } from "../../web/batch/row-order.ts";
import { createRowStore, packScores, unpackScores } from "../../web/batch/row-store.ts";
import { createTextPool } from "../../web/batch/text-pool.ts";

const scores = fc.array(fc.option(fc.integer({ min: 1, max: 10 })), { minLength: 9, maxLength: 9 });
const addedRow = fc.record({
  id: fc.string({ maxLength: 20 }),
  values: scores,
  probability: fc.double({ min: 0, max: 1, noNaN: true }),
  isBoth: fc.boolean(),
  unusual: fc.option(fc.boolean()),
  diagnosis: fc.constantFrom("benign" as const, "malignant" as const, undefined),
  error: fc.option(fc.string({ minLength: 1, maxLength: 40 }), { freq: 3 }),
});

describe("the store of rows", () => {
  it("packs any nine scores into 32 bits and back", () => {
    fc.assert(
      fc.property(scores, (values) => {
        const packed = packScores(values);
        expect(packed).toBe(packed >>> 0);
        expect(unpackScores(packed)).toEqual(values);
      }),
    );
  });

  it("gives back every row as it was added, and sorts without losing one", () => {
    fc.assert(
      fc.property(
        fc.array(addedRow, { maxLength: 60 }),
        fc.constantFrom(...(Object.keys(sortKeys) as (keyof typeof sortKeys)[])),
        fc.boolean(),
        (added, sort, descending) => {
          const store = createRowStore();
          added.forEach((row, i) => {
            const { id, values, probability, isBoth, unusual, diagnosis, error } = row;
            const prediction = probability >= 0.5 ? ("malignant" as const) : ("benign" as const);
            const predictionSet = isBoth ? (["benign", "malignant"] as const) : [prediction];
            const isGood = error === null;
            const assessment = assessmentOf({ probability, predictionSet, unusual }, diagnoses);
            store.add({
              line: i + 2,
              id,
              values: isGood ? values : undefined,
              prediction: isGood ? { prediction, probability, predictionSet, unusual, assessment } : undefined,
              diagnosis,
              error: error ?? "",
            });
          });
          added.forEach(({ id, values, probability, unusual, diagnosis, error }, row) => {
            const isGood = error === null;
            expect(store.line(row)).toBe(row + 2);
            expect(store.id(row)).toBe(id);
            expect(store.error(row)).toBe(error ?? "");
            const kept = store.prediction(row);
            expect(kept?.probability).toBe(isGood ? probability : undefined);
            expect(kept?.unusual).toBe(isGood ? unusual : undefined);
            if (kept) expect(kept.assessment).toBe(assessmentOf(kept, diagnoses));
            if (isGood) expect([store.values(row), store.diagnosis(row)]).toEqual([values, diagnosis]);
          });
          const rows = orderRows(store, { filter: "all", sort, descending });
          const order = rows ? [...rows] : added.map((_, row) => row);
          expect(order.toSorted((a, b) => a - b)).toEqual(added.map((_, row) => row));
          const keys = order.map((row) => sortKeys[sort](store, row));
          const present = keys.filter((key) => !Number.isNaN(key));
          expect(keys.slice(0, present.length)).toEqual(present);
          expect(present).toEqual(present.toSorted((a, b) => (descending ? b - a : a - b)));
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe("the pool of texts", () => {
  it("gives back what was added, whatever its length and its alphabet", () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.string({ unit: "grapheme" }), fc.constant("é".repeat(5_000)))), (texts) => {
        const pool = createTextPool();
        for (const text of texts) pool.push(text);
        expect(texts.map((_, i) => pool.at(i))).toEqual(texts);
        expect([pool.at(-1), pool.at(texts.length)]).toEqual(["", ""]);
      }),
    );
  });
});

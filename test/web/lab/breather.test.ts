import fc from "fast-check";
import { expect, test } from "vitest";
import { createBreather } from "../../../web/lab/training/breather.ts";

test("the work takes no more than its share of the time, however long it takes", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 50, maxLength: 100 }), (durations) => {
      let time = 0;
      let spent = 0;
      const breather = createBreather(() => time, 4);
      for (const duration of durations) {
        while (!breather.isRested) time++;
        breather.work(() => {
          time += duration;
          spent += duration;
        });
      }
      while (!breather.isRested) time++;
      expect(spent / time).toBeLessThanOrEqual(1 / 5);
    }),
  );
});

test("what takes no time is never refused", () => {
  const breather = createBreather(() => 0, 4);
  expect(breather.work(() => 7)).toBe(7);
  expect(breather.isRested).toBe(true);
});

import fc from "fast-check";
import { expect, test } from "vitest";
import { createPace } from "../../../web/lab/training/pace.ts";

test("however often it is asked, a run keeps to its steps per second", () => {
  const pauses = fc.array(fc.double({ min: 0.1, max: 200, noNaN: true }), { minLength: 20, maxLength: 200 });
  fc.assert(
    fc.property(fc.constantFrom(1, 10, 60, 1000), pauses, (speed, pauses) => {
      let time = 1000;
      const pace = createPace(() => time);
      pace.start(speed);
      let steps = 0;
      for (const pause of pauses) {
        time += pause;
        const due = pace.due();
        pace.count(due);
        steps += due;
      }
      expect(Math.abs(steps - ((time - 1000) * speed) / 1000)).toBeLessThanOrEqual(1);
    }),
  );
});

test("it says when the next step is due", () => {
  let time = 0;
  const pace = createPace(() => time);
  expect(pace.wait()).toBe(Infinity);
  pace.start(10);
  expect(pace.wait()).toBe(100);
  time = 100;
  expect(pace.due()).toBe(1);
  pace.count(1);
  time = 130;
  expect(pace.wait()).toBe(70);
  pace.start(Infinity);
  expect([pace.due(), pace.wait()]).toEqual([Infinity, 0]);
  pace.stop();
  expect([pace.due(), pace.wait(), pace.isRunning]).toEqual([0, Infinity, false]);
});

test("after a long pause of the machine it does not rush", () => {
  let time = 0;
  const pace = createPace(() => time);
  pace.start(100);
  time = 60_000;
  expect(pace.due()).toBe(1);
  pace.count(1);
  expect(pace.due()).toBeLessThanOrEqual(1);
});

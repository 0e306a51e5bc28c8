import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createSchedule, type Schedule } from "../../../network/learning/schedules.ts";

const at = (schedule: Schedule, steps: readonly number[], total = 100) => steps.map(createSchedule(schedule, total));

test("each schedule at steps whose factor is known", () => {
  expect(at({ name: "constant" }, [0, 99])).toEqual([1, 1]);
  expect(at({ name: "step", every: 10, factor: 0.5 }, [0, 9, 10, 25])).toEqual([1, 1, 0.5, 0.25]);
  expect(at({ name: "exponential", factor: 0.5 }, [0, 1, 3])).toEqual([1, 0.5, 0.125]);
  expect(at({ name: "cosine" }, [0, 50, 100])).toEqual([1, 0.5, 0].map((x) => expect.closeTo(x, 15)));
  expect(at({ name: "cosine", minFactor: 0.2 }, [100])).toEqual([expect.closeTo(0.2, 15)]);
});

test("warm restarts return to the full rate, each period longer by the multiplier", () => {
  expect(at({ name: "warmRestarts", period: 10, periodMultiplier: 2 }, [0, 5, 10, 20, 30])).toEqual(
    [1, 0.5, 1, 0.5, 1].map((x) => expect.closeTo(x, 15)),
  );
  expect(at({ name: "warmRestarts", period: 10 }, [0, 5, 10, 995])).toEqual([1, 0.5, 1, 0.5].map((x) => expect.closeTo(x, 15)));
});

test("warm-up rises in equal steps, then the schedule starts from its beginning", () => {
  expect(at({ name: "cosine", warmup: 4 }, [0, 1, 3, 4])).toEqual([0.25, 0.5, 1, 1]);
});

test("every valid schedule gives every step a factor from 0 to 1, at once", () => {
  const whole = fc.integer({ min: 1, max: 1000 });
  const factor = fc.double({ min: 1e-6, max: 1, noNaN: true });
  const schedules: fc.Arbitrary<Schedule> = fc.oneof(
    fc.record({ name: fc.constant("step" as const), every: whole, factor, warmup: fc.nat(100) }),
    fc.record({ name: fc.constant("exponential" as const), factor }),
    fc.record({ name: fc.constant("cosine" as const), minFactor: factor, warmup: fc.nat(2000) }),
    fc.record({
      name: fc.constant("warmRestarts" as const),
      period: whole,
      periodMultiplier: fc.oneof(fc.constant(1), fc.double({ min: 1, max: 5, noNaN: true })),
      minFactor: factor,
    }),
  );
  fc.assert(
    fc.property(schedules, fc.nat(1_000_000), (schedule, step) => {
      const value = createSchedule(schedule, 1000)(step);
      expect(value).toBeGreaterThanOrEqual(0);
      expect(value).toBeLessThanOrEqual(1);
    }),
  );
});

describe("a schedule that would never end a period, or makes no sense, is refused", () => {
  test.each([
    [{ name: "step", every: 0, factor: 0.5 }, "schedule.every must be an integer of at least 1, got 0"],
    [{ name: "step", every: 10, factor: 0 }, "schedule.factor must be a finite number above 0, got 0"],
    [{ name: "step", every: 10 }, "schedule.factor must be a finite number above 0, got undefined"],
    [{ name: "exponential", factor: NaN }, "schedule.factor must be a finite number above 0, got NaN"],
    [{ name: "warmRestarts", period: 0 }, "schedule.period must be an integer of at least 1, got 0"],
    [
      { name: "warmRestarts", period: 5, periodMultiplier: 0.5 },
      "schedule.periodMultiplier must be a finite number of at least 1, got 0.5",
    ],
    [
      { name: "warmRestarts", period: 5, periodMultiplier: Infinity },
      "schedule.periodMultiplier must be a finite number of at least 1, got Infinity",
    ],
    [{ name: "cosine", minFactor: 2 }, "schedule.minFactor must be a finite number from 0 to 1, got 2"],
    [{ name: "cosine", warmup: -1 }, "schedule.warmup must be an integer of at least 0, got -1"],
    [{ name: "cosine", period: 5 }, 'schedule must have no keys except name, warmup, minFactor, got "period"'],
    [{ name: "toString" }, 'schedule.name must be one of constant, step, exponential, cosine, warmRestarts, got "toString"'],
    [null, "schedule.name must be one of constant, step, exponential, cosine, warmRestarts, got undefined"],
  ])("%j", (schedule, message) => {
    expect(() => createSchedule(schedule as Schedule, 100)).toThrow(new RangeError(message));
  });
});

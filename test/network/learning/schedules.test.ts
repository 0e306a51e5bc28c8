import { expect, test } from "vitest";
import { rateFactor, type Schedule } from "../../../network/learning/schedules.ts";

const at = (schedule: Schedule, steps: readonly number[], total = 100) => steps.map((step) => rateFactor(schedule, step, total));

test("each schedule at steps whose value is plain", () => {
  expect(at({ name: "constant" }, [0, 99])).toEqual([1, 1]);
  expect(at({ name: "step", every: 10, factor: 0.5 }, [0, 9, 10, 25])).toEqual([1, 1, 0.5, 0.25]);
  expect(at({ name: "exponential", factor: 0.5 }, [0, 1, 3])).toEqual([1, 0.5, 0.125]);
  expect(at({ name: "cosine" }, [0, 50, 100])).toEqual([1, 0.5, 0].map((x) => expect.closeTo(x, 15)));
  expect(at({ name: "cosine", minFactor: 0.2 }, [100])).toEqual([expect.closeTo(0.2, 15)]);
});

test("warm restarts begin again at the full rate, after stretched periods", () => {
  expect(at({ name: "warmRestarts", period: 10, periodMultiplier: 2 }, [0, 5, 10, 20, 30])).toEqual(
    [1, 0.5, 1, 0.5, 1].map((x) => expect.closeTo(x, 15)),
  );
});

test("warm-up climbs in equal steps, then the schedule starts from its beginning", () => {
  expect(at({ name: "cosine", warmup: 4 }, [0, 1, 3, 4])).toEqual([0.25, 0.5, 1, 1]);
});

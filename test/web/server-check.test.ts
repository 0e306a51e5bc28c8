import { expect, test } from "vitest";
import { ProblemError } from "../../web/api.ts";
import { createBatchCheck } from "../../web/batch/server-check-state.ts";

const row = { line: 2, values: [5, 1, 1, 1, 2, 1, 3, 1, 1], probability: 0.1, prediction: "benign" };

/** One row in one block. */
const rows = { predicted: async (from: number) => ({ rows: from === 0 ? [row] : [], next: 1 }) } as never;
const answer = { predictions: [row], model: { version: "v" } };
const busy = () => Promise.reject(new ProblemError(429, "Too many requests; try again in 60 seconds.", [], 60));

test("the check waits for as long as the server says and then sends the block again", async () => {
  const waits: number[] = [];
  let requests = 0;
  const check = createBatchCheck(
    () => (++requests < 3 ? busy() : Promise.resolve(answer)),
    async (seconds) => {
      expect(check.outcome.value).toEqual({ state: "waiting", checked: 0, seconds: 60 });
      waits.push(seconds);
    },
  );
  await check.start(rows, "v", {});
  expect(waits).toEqual([60, 60]);
  expect(check.outcome.value).toEqual({ state: "agrees", checked: 1 });
});

test("it stops waiting when it is switched off, and fails at once where no time to wait is given", async () => {
  const check = createBatchCheck(busy);
  const started = check.start(rows, "v", {});
  await expect.poll(() => check.outcome.value.state).toBe("waiting");
  check.stop();
  await started;
  expect(check.outcome.value).toEqual({ state: "off" });

  const failing = createBatchCheck(() => Promise.reject(new ProblemError(500, "Something went wrong on the server.")));
  await failing.start(rows, "v", {});
  expect(failing.outcome.value).toEqual({ state: "failed", detail: "Something went wrong on the server." });
});

test("the server gets the prevalence, and its class counts only at its own threshold", async () => {
  const asked: unknown[] = [];
  const check = createBatchCheck(async (_samples, prevalence) => {
    asked.push(prevalence);
    return { predictions: [{ probability: 0.1, prediction: "malignant" }], model: { version: "v" } };
  });
  await check.start(rows, "v", { prevalence: 0.05 });
  expect(check.outcome.value).toMatchObject({ state: "differs", differing: 1 });
  await check.start(rows, "v", { prevalence: 0.05, threshold: 0.2 });
  expect(check.outcome.value).toEqual({ state: "agrees", checked: 1 });
  expect(asked).toEqual([0.05, 0.05]);
});

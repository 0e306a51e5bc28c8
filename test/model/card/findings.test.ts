import { expect, test } from "vitest";
import { forwardFinding, toldApart } from "../../../model/card/findings.ts";
import type { DifferencesReport, ForwardReport, MethodReport } from "../../../model/file/report.ts";

const same = { mean: 0, interval: [-0.01, 0.01] } as const;
const higher = { mean: 0.02, interval: [0.01, 0.03] } as const;
const lower = { mean: -0.02, interval: [-0.03, -0.01] } as const;

function methods(rivals: Readonly<Record<string, Partial<DifferencesReport>>>): MethodReport[] {
  return ["own", ...Object.keys(rivals)].map((name) => ({
    name,
    repeats: 1,
    plain: {} as never,
    ...(rivals[name] ? { differences: { logLoss: same, accuracy: same, sensitivity: same, ...rivals[name] } } : {}),
  }));
}

test("methods whose intervals all include zero cannot be told apart, the others are better or worse in what excludes it", () => {
  expect(toldApart(methods({ a: {}, b: { logLoss: higher, accuracy: lower }, c: { sensitivity: higher } }))).toBe(
    "On these data, this network cannot be told apart from a. It has better log loss and accuracy than b; worse sensitivity than c.",
  );
  expect(toldApart(methods({ a: { accuracy: lower }, b: {}, c: { accuracy: lower } }))).toBe(
    "On these data, this network cannot be told apart from b. It has better accuracy than a and c.",
  );
  expect(toldApart(methods({ a: { logLoss: lower } }))).toBe("On these data, this network has worse log loss than a.");
  expect(toldApart(methods({ a: {}, b: {}, c: {} }))).toBe("On these data, this network cannot be told apart from a, b or c.");
});

test("an interval that ends at zero includes it", () => {
  expect(toldApart(methods({ a: { accuracy: { mean: -0.01, interval: [-0.02, 0] } } }))).toContain("cannot be told apart from a");
});

test("forward in time: not more accurate than what is as accurate at every cut", () => {
  const report = (...accuracies: number[]) =>
    ({ methods: accuracies.map((accuracy, i) => ({ name: ["own", "a", "b"][i], accuracy })) }) as unknown as ForwardReport;
  expect(forwardFinding([report(0.9, 0.9, 0.8), report(0.9, 0.95, 0.85)])).toBe(
    "Forward in time, this network is not more accurate than a. It is more accurate than b each time.",
  );
  expect(forwardFinding([report(0.9, 0.91, 0.8), report(0.9, 0.85, 0.95)])).toBe(
    "Forward in time, no other method is as accurate as this network each time.",
  );
});

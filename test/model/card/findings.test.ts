import { describe, expect, test } from "vitest";
import { forwardFinding, incompleteFinding, toldApart } from "../../../model/card/findings.ts";
import type { DifferencesReport, ForwardReport, IncompleteReport, MethodReport } from "../../../model/file/report.ts";

const same = { mean: 0, interval: [-0.01, 0.01] } as const;
const higher = { mean: 0.02, interval: [0.01, 0.03] } as const;
const lower = { mean: -0.02, interval: [-0.03, -0.01] } as const;

function methods(rivals: Readonly<Record<string, Partial<DifferencesReport>>>): MethodReport[] {
  return ["own", ...Object.keys(rivals)].map((name) => ({
    name,
    repeats: 1,
    plain: {} as never,
    ...(rivals[name] ? { differences: { logLoss: same, accuracy: same, sensitivity: same, specificity: same, ...rivals[name] } } : {}),
  }));
}

test("methods whose intervals all include zero cannot be told apart, the others are better or worse in what excludes it", () => {
  expect(toldApart(methods({ a: {}, b: { logLoss: higher, accuracy: lower }, c: { sensitivity: higher } }))).toContain(
    "On these data, this network cannot be told apart from a. It has better log loss and accuracy than b; worse sensitivity than c. ",
  );
  expect(toldApart(methods({ a: { accuracy: lower }, b: {}, c: { accuracy: lower } }))).toContain(
    "On these data, this network cannot be told apart from b. It has better accuracy than a and c. ",
  );
  expect(toldApart(methods({ a: { logLoss: lower } }))).toContain("On these data, this network has worse log loss than a. ");
  expect(toldApart(methods({ a: { sensitivity: lower, specificity: higher } }))).toContain(
    "On these data, this network has better sensitivity but worse specificity than a. ",
  );
  expect(toldApart(methods({ a: {}, b: {}, c: {} }))).toBe("On these data, this network cannot be told apart from a, b or c.");
});

test("corrected for their number, intervals are wider, and only what they still tell apart is named", () => {
  const clearly = { mean: -0.02, interval: [-0.025, -0.015] } as const;
  // 1 method with 4 figures: 2.498 standard errors instead of 1.960. Its half width of 0.0165 becomes 0.0210.
  const barely = { mean: -0.02, interval: [-0.0365, -0.0035] } as const;
  expect(toldApart(methods({ a: { accuracy: barely } }))).toMatch(
    /if they are, for 4 comparisons, it can be told apart from none of them\.$/,
  );
  // 0.0155 becomes 0.0198.
  const just = { mean: -0.02, interval: [-0.0355, -0.0045] } as const;
  expect(toldApart(methods({ a: { accuracy: just } }))).toMatch(/, it can be told apart only from a\.$/);
  expect(toldApart(methods({ a: { accuracy: just }, b: { accuracy: clearly }, c: {} }))).toMatch(/for 12 comparisons, .* only from b\.$/);
});

test("an interval that ends at zero includes it", () => {
  expect(toldApart(methods({ a: { accuracy: { mean: -0.01, interval: [-0.02, 0] } } }))).toContain("cannot be told apart from a");
});

describe("forward in time", () => {
  const report = (accuracies: readonly number[], intervals: readonly (readonly [number, number])[] = []) =>
    ({
      methods: accuracies.map((accuracy, i) => ({
        name: ["own", "a", "b"][i],
        accuracy,
        ...(i === 0 ? {} : { differences: { accuracy: { mean: 0, interval: intervals[i - 1] ?? [-1, 1] } } }),
      })),
    }) as unknown as ForwardReport;

  test("less accurate than what is more accurate at every cut, with how many intervals bear that out", () => {
    expect(forwardFinding([report([0.9, 0.91, 0.8], [[0, 0.02]]), report([0.9, 0.95, 0.85], [[0.01, 0.09]])])).toBe(
      "Forward in time, this network is less accurate each time than a (the 95% interval of the difference excludes zero in 1 of 2 comparisons). It is more accurate than b each time.",
    );
  });

  test("not more accurate than what is as accurate at every cut", () => {
    expect(forwardFinding([report([0.9, 0.9, 0.8]), report([0.9, 0.95, 0.85])])).toBe(
      "Forward in time, this network is not more accurate than a. It is more accurate than b each time.",
    );
    expect(forwardFinding([report([0.9, 0.91, 0.8]), report([0.9, 0.85, 0.95])])).toBe(
      "Forward in time, no other method is as accurate as this network each time.",
    );
  });
});

test("rows that lack a score: how many are right, beside calling all of them the commoner class", () => {
  const finding = (cases: readonly [number, number], right: number) => incompleteFinding({ cases, right } as unknown as IncompleteReport);
  expect(finding([14, 2], 14)).toBe("14 of 16 right, as many as calling all of them benign would get right");
  expect(finding([14, 2], 15)).toBe("15 of 16 right, more than the 14 that calling all of them benign would get right");
  expect(finding([1, 3], 2)).toBe("2 of 4 right, fewer than the 3 that calling all of them malignant would get right");
});

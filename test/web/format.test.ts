import fc from "fast-check";
import { test } from "vitest";
import { grouped } from "../../web/format.ts";

test("whole numbers are grouped as the rules of English have it", () => {
  const rules = new Intl.NumberFormat("en");
  fc.assert(fc.property(fc.integer(), (value) => grouped(value) === rules.format(value)));
});

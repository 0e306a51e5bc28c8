import { expect, inject, test } from "vitest";
import { hashOfTraining } from "../determinism.ts";

test("training in workerd ends with the same bits as in Node", () => {
  expect(navigator.userAgent).toBe("Cloudflare-Workers");
  expect(hashOfTraining()).toBe(inject("trainingHash"));
});

import { readdirSync, readFileSync } from "node:fs";
import type { TestProject } from "vitest/node";
import { hashOfTraining } from "./determinism.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** The hash of the training in determinism.ts, computed in Node. */
    trainingHash: string;
    /** The files of data/cases in base64, by name. */
    cases: Record<string, string>;
  }
}

const cases = new URL("./data/cases/", import.meta.url);

/** Computes in Node what the tests in workerd compare their results with, and reads the files that they send. */
export default function setup(project: TestProject): void {
  project.provide("trainingHash", hashOfTraining());
  project.provide("cases", Object.fromEntries(readdirSync(cases).map((name) => [name, readFileSync(new URL(name, cases), "base64")])));
}

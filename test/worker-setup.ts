import type { TestProject } from "vitest/node";
import { hashOfTraining } from "./determinism.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** The hash of the training in determinism.ts, computed in Node. */
    trainingHash: string;
  }
}

/** Computes in Node what the tests in workerd compare their results with. */
export default function setup(project: TestProject): void {
  project.provide("trainingHash", hashOfTraining());
}

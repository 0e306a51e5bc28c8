import type { TestProject } from "vitest/node";
import { hashOfTraining } from "./determinism.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** The hash that the training of determinism.ts has in Node. */
    trainingHash: string;
  }
}

/** Computes in Node what the tests in workerd compare themselves with. */
export default function setup(project: TestProject): void {
  project.provide("trainingHash", hashOfTraining());
}

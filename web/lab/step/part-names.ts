import type { StepLine } from "./step-line.ts";

/** The parts of a step as headings, in their order. */
export const partNames = { forward: "Forward", loss: "Loss", backward: "Backward", update: "Update" } as const;

export const parts = Object.keys(partNames) as StepLine["part"][];

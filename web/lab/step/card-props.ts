import type { Choice } from "../lab-state.ts";
import type { OpenedStep } from "./opened-step.ts";

/** What every card of a line needs. */
export interface CardProps {
  readonly step: OpenedStep;
  readonly inputNames: readonly string[];
  readonly choice: Choice | undefined;
  readonly onChoose: (choice: Choice) => void;
}

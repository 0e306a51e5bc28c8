import type { LabState } from "../lab-state.ts";

export function StepView({ lab }: { lab: LabState }) {
  return <p>{lab.phase}</p>;
}

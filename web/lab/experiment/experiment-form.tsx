import type { LabState } from "../lab-state.ts";

export function ExperimentForm({ lab }: { lab: LabState }) {
  return <p>{lab.phase}</p>;
}

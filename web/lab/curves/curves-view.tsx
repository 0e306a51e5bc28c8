import type { LabState } from "../lab-state.ts";

export function CurvesView({ lab }: { lab: LabState }) {
  return <p>{lab.phase}</p>;
}

import type { LabState } from "../lab-state.ts";

export function TakeAwayView({ lab }: { lab: LabState }) {
  return <p>{lab.phase}</p>;
}

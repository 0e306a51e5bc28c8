import type { LabState } from "../lab-state.ts";

export function ResultView({ lab }: { lab: LabState }) {
  return <p>{lab.phase}</p>;
}

import type { LabState } from "../lab-state.ts";

export function RaceView({ lab }: { lab: LabState }) {
  return <p>{lab.phase}</p>;
}

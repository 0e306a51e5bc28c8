import type { LabState } from "../lab-state.ts";

export function LandscapeView({ lab }: { lab: LabState }) {
  return <p>{lab.phase}</p>;
}

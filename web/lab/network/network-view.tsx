import type { LabState } from "../lab-state.ts";

export function NetworkView({ lab }: { lab: LabState }) {
  return <p>{lab.phase}</p>;
}

import type { Choice } from "../lab-state.ts";
import type { OpenedStep } from "./opened-step.ts";
import type { StepLine } from "./step-line.ts";

/** The lines of the layers in the middle of a deep network, which are all alike: one stop of the walk. */
export interface CollapsedLines {
  readonly id: string;
  readonly part: StepLine["part"];
  readonly lines: readonly StepLine[];
  /** The first and the last of the layers, counted from 0. */
  readonly from: number;
  readonly to: number;
}

export type WalkStop = StepLine | CollapsedLines;

/** What the visitor walks through: every line, but the layers in the middle as one stop on the way up and one on the way down. */
export function walkOf(lines: readonly StepLine[]): WalkStop[] {
  const stops: WalkStop[] = [];
  for (const line of lines) {
    const last = stops.at(-1);
    if (!line.isMiddle) stops.push(line);
    else if (last && isCollapsed(last)) stops[stops.length - 1] = collapsed([...last.lines, line]);
    else stops.push(collapsed([line]));
  }
  return stops;
}

export function isCollapsed(stop: WalkStop): stop is CollapsedLines {
  return "lines" in stop;
}

/** The size of a layer's numbers, from the first layer up: of A on the way up, of dZ on the way down. */
export function layerSizes({ A, dZ }: OpenedStep, part: StepLine["part"]): number[] {
  return (part === "backward" ? dZ : A).map((vector) => vector.reduce((largest, value) => Math.max(largest, Math.abs(value)), 0));
}

/** At most this many numbers of a line are shown at once. */
const MOST = 16;
const FIRST = 8;

/** Which of `count` numbers are shown: all, or the first few and the picked one. */
export function shownIndices(count: number, picked: number): number[] {
  const all = Array.from({ length: count }, (_, i) => i);
  return count <= MOST ? all : all.filter((i) => i < FIRST || i === picked);
}

/** What is picked by picking number `index` of a line. Undefined where the numbers are not those of units, inputs or weights. */
export function choiceAt({ kind, layer }: StepLine, unit: number, index: number): Choice | undefined {
  if (kind === "X") return { kind: "input", input: index };
  if (layer === undefined) return undefined;
  if (kind === "dW") return { kind: "weight", layer, unit, input: index };
  return { kind: "unit", layer, unit: index };
}

function collapsed(lines: readonly StepLine[]): CollapsedLines {
  const layers = lines.map(({ layer = 0 }) => layer);
  const { part } = lines[0] as StepLine;
  return { id: `${part}-middle`, part, lines, from: Math.min(...layers), to: Math.max(...layers) };
}

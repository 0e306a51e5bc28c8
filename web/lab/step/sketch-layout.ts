import type { Network } from "../../../network/learning/network.ts";
import { isCollapsed, type WalkStop } from "./walk.ts";

/** A column of the sketch: the inputs (layer −1), a layer, or the gap where layers are left out. */
export interface SketchColumn {
  readonly layer: number;
  readonly label: string;
  /** How many dots are drawn; 0 in the gap. */
  readonly dots: number;
  /** Whether there are more units than dots. */
  readonly hasMore: boolean;
}

/** What a line is about. */
export interface Highlight {
  /** Layers whose units are meant; −1 for the inputs. */
  readonly units: readonly number[];
  /** Layers whose weights are meant. */
  readonly weights: readonly number[];
  readonly loss: boolean;
  readonly direction: "forward" | "backward";
}

const MOST_DOTS = 5;
const MOST_LAYERS = 4;

/** The columns from the inputs to the output; of a deep network the first two layers, a gap, and the last two. */
export function sketchColumns({ inputs, layers }: Network): SketchColumn[] {
  const isDeep = layers.length > MOST_LAYERS;
  const columns = layers.map(({ units }, l) => column(l, String(l + 1), units));
  const gap: SketchColumn = { layer: Number.NaN, label: "…", dots: 0, hasMore: false };
  return [column(-1, "X", inputs), ...(isDeep ? [...columns.slice(0, 2), gap, ...columns.slice(-2)] : columns)];
}

/** What the sketch lights for a stop of the walk. */
export function highlightOf({ layers }: Network, stop: WalkStop): Highlight {
  const direction = stop.part === "backward" ? "backward" : "forward";
  const nothing = { units: [], weights: [], loss: false, direction } as const;
  if (isCollapsed(stop)) return { ...nothing, units: [Number.NaN] };
  const { kind, layer: l = 0 } = stop;
  switch (kind) {
    case "X":
      return { ...nothing, units: [-1] };
    case "Z":
      return { ...nothing, units: [l], weights: [l] };
    case "A":
    case "db":
      return { ...nothing, units: [l] };
    case "dZ":
      return { ...nothing, units: [l], loss: l === layers.length - 1 };
    case "dW":
      return { ...nothing, weights: [l] };
    case "dA":
      return { ...nothing, units: [l], weights: [l + 1] };
    case "loss":
    case "after":
      return { ...nothing, loss: true };
    default:
      return { ...nothing, weights: layers.map((_, index) => index) };
  }
}

function column(layer: number, label: string, units: number): SketchColumn {
  return { layer, label, dots: Math.min(units, MOST_DOTS), hasMore: units > MOST_DOTS };
}

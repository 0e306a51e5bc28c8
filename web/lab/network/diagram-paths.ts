import { type Network, weightsOf } from "../../../network/learning/network.ts";
import type { Choice } from "../lab-state.ts";
import { type DiagramLayout, endsOf, type Point } from "./diagram-layout.ts";
import { scaleOf } from "./scale.ts";

/** The width of the largest weight's bar, in pixels. */
const WIDEST = 8;
/** Narrower bars are not seen. */
const NARROWEST = 0.15;

/** The radius of a unit, and of the disc that fills it at full activation. */
export const UNIT_RADIUS = 10;
const DISC_RADIUS = 8;

/** The weights as bars, in two SVG paths: all bars above zero, and all below. Few elements, so that a frame is drawn in time. */
export interface EdgePaths {
  readonly positive: string;
  readonly negative: string;
}

/** The bars of the weights that `isDrawn`, or of all. `scale` is the size of the weight with the widest bar. */
export function edgePaths(
  network: Network,
  layout: DiagramLayout,
  parameters: Float64Array,
  scale: number,
  isDrawn?: (layer: number, unit: number, input: number) => boolean,
): EdgePaths {
  let positive = "";
  let negative = "";
  network.layers.forEach(({ inputs, units, weightsAt }, layer) => {
    for (let unit = 0; unit < units; unit++)
      for (let input = 0; input < inputs; input++) {
        if (isDrawn && !isDrawn(layer, unit, input)) continue;
        const weight = parameters[weightsAt + unit * inputs + input] as number;
        const width = barWidth(weight, scale);
        if (!(width >= NARROWEST)) continue;
        const bar = barPath(...endsOf(layout, layer, unit, input), width);
        if (weight < 0) negative += bar;
        else positive += bar;
      }
  });
  return { positive, negative };
}

/** The width of a weight's bar in pixels. */
export function barWidth(weight: number, scale: number): number {
  return Math.min(WIDEST, (WIDEST * Math.abs(weight)) / scale);
}

/** A step that no weight exceeds, so that the widths change their scale seldom. */
export function weightScale({ layers }: Network, parameters: Float64Array): number {
  return Math.max(...layers.map((layer) => scaleOf(weightsOf(layer, parameters))));
}

/** The radius of the disc whose area shows an activation. */
export function discRadius(activation: number, scale: number): number {
  return Number.isNaN(activation) ? 0 : DISC_RADIUS * Math.sqrt(Math.min(1, Math.abs(activation) / scale));
}

/** Whether a weight belongs to a chosen part: it is it, or begins or ends there. */
export function belongsTo(choice: Choice, layer: number, unit: number, input: number): boolean {
  switch (choice.kind) {
    case "input":
      return layer === 0 && input === choice.input;
    case "unit":
      return (layer === choice.layer && unit === choice.unit) || (layer === choice.layer + 1 && input === choice.unit);
    case "weight":
      return layer === choice.layer && unit === choice.unit && input === choice.input;
  }
}

/** A bar from a to b as a closed path, its corners always in the same sense, so that overlapping bars do not cut each other out. */
function barPath(a: Point, b: Point, width: number): string {
  const length = Math.hypot(b.x - a.x, b.y - a.y);
  const half = width / 2 / length;
  const nx = -(b.y - a.y) * half;
  const ny = (b.x - a.x) * half;
  return `M${tenth(a.x + nx)} ${tenth(a.y + ny)}L${tenth(b.x + nx)} ${tenth(b.y + ny)}L${tenth(b.x - nx)} ${tenth(b.y - ny)}L${tenth(a.x - nx)} ${tenth(a.y - ny)}Z`;
}

function tenth(value: number): number {
  return Math.round(value * 10) / 10;
}

import type { Network } from "../../../network/learning/network.ts";
import type { Choice } from "../lab-state.ts";

/** Above this many weights the network is drawn as matrices. */
export const MOST_EDGES = 300;

/** The least distance between two units, so that each can be hit by a finger. */
export const TARGET = 24;

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Where everything in the diagram is, in CSS pixels. */
export interface DiagramLayout {
  /** Whether the layers follow from left to right; otherwise from the top down. */
  readonly isAcross: boolean;
  readonly width: number;
  readonly height: number;
  /** The inputs, then the units of each layer. */
  readonly columns: readonly (readonly Point[])[];
}

const BESIDE_OUTPUT = 66;
const UNDER_OUTPUT = 48;
const CAPTIONS = 28;
const EDGE = 14;

/** The number of weights, biases left out. */
export function edgeCount({ layers }: Network): number {
  return layers.reduce((sum, { inputs, units }) => sum + inputs * units, 0);
}

/**
 * Places the units in a drawing of this width: across where the layers have room side by side, otherwise from the top down, with
 * room for the names of the inputs.
 */
export function layoutDiagram(network: Network, width: number, inputNames: readonly string[]): DiagramLayout {
  const names = roomForNames(inputNames);
  const sizes = [network.inputs, ...network.layers.map(({ units }) => units)];
  const room = width - names - BESIDE_OUTPUT;
  const most = Math.max(...sizes);
  const length = Math.max(200, Math.min(most * 30, 460));
  const depths = sizes.map((size) => depthOf(size, length));
  if (room >= sum(depths) + (sizes.length - 1) * 2.2 * TARGET) {
    const middles = spaced(depths, room);
    const columns = sizes.map((size, c) =>
      spread(size, length).map(({ along, across }) => ({ x: names + (middles[c] as number) + across, y: CAPTIONS + along })),
    );
    return { isAcross: true, width, height: CAPTIONS + length + TARGET / 2, columns };
  }
  const down = width - 2 * EDGE;
  const rowDepths = sizes.map((size) => depthOf(size, down));
  const depth = sum(rowDepths) + (sizes.length - 1) * (sizes.length > 6 ? 40 : 84);
  const middles = spaced(rowDepths, depth);
  const columns = sizes.map((size, c) =>
    spread(size, down).map(({ along, across }) => ({ x: EDGE + along, y: names + (middles[c] as number) + across })),
  );
  return { isAcross: false, width, height: names + depth + UNDER_OUTPUT, columns };
}

/** The two ends of a weight. */
export function endsOf({ columns }: DiagramLayout, layer: number, unit: number, input: number): readonly [Point, Point] {
  return [columns[layer]?.[input] as Point, columns[layer + 1]?.[unit] as Point];
}

/** What lies under a point: a unit or an input within half a target, otherwise the nearest weight within a few pixels. */
export function partAt(layout: DiagramLayout, at: Point): Choice | undefined {
  for (const [c, column] of layout.columns.entries())
    for (const [unit, point] of column.entries())
      if (Math.hypot(point.x - at.x, point.y - at.y) <= TARGET / 2)
        return c === 0 ? { kind: "input", input: unit } : { kind: "unit", layer: c - 1, unit };
  let nearest = 6;
  let found: Choice | undefined;
  layout.columns.slice(1).forEach((column, layer) => {
    column.forEach((_, unit) => {
      for (let input = 0; input < (layout.columns[layer] as readonly Point[]).length; input++) {
        const distance = distanceToSegment(at, ...endsOf(layout, layer, unit, input));
        if (distance >= nearest) continue;
        nearest = distance;
        found = { kind: "weight", layer, unit, input };
      }
    });
  });
  return found;
}

/** `count` places along a length: in one lane where they are far enough apart, otherwise in turn in several lanes beside each other. */
function spread(count: number, length: number): { readonly along: number; readonly across: number }[] {
  const gap = length / count;
  const lanes = lanesOf(count, length);
  return Array.from({ length: count }, (_, i) => ({ along: (i + 0.5) * gap, across: ((i % lanes) - (lanes - 1) / 2) * TARGET }));
}

/** Of the longest name, and the gap between it and its input. */
function roomForNames(names: readonly string[]): number {
  const longest = names.reduce((most, name) => Math.max(most, name.length), 0);
  return Math.min(176, Math.round(6.2 * longest) + 16);
}

function lanesOf(count: number, length: number): number {
  return Math.max(1, Math.min(count, Math.ceil((TARGET * count) / length)));
}

function depthOf(count: number, length: number): number {
  return lanesOf(count, length) * TARGET;
}

/** The middles of layers of these depths, with equal gaps between them, over a length. */
function spaced(depths: readonly number[], length: number): number[] {
  const gap = depths.length > 1 ? (length - sum(depths)) / (depths.length - 1) : 0;
  let at = 0;
  return depths.map((depth) => {
    const middle = at + depth / 2;
    at += depth + gap;
    return middle;
  });
}

function distanceToSegment({ x, y }: Point, a: Point, b: Point): number {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const share = Math.max(0, Math.min(1, ((x - a.x) * dx + (y - a.y) * dy) / (dx * dx + dy * dy)));
  return Math.hypot(x - a.x - share * dx, y - a.y - share * dy);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

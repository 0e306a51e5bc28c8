import type { Run } from "../lab-state.ts";
import { boundary, type DecisionGrid } from "./decision-field.ts";
import { isWrong } from "./rows.ts";

export interface FieldColours {
  readonly first: string;
  readonly second: string;
  readonly ink: string;
  readonly card: string;
}

/** A case in the plane of the network's inputs. */
export interface FieldPoint {
  readonly row: number;
  readonly x: number;
  readonly y: number;
  readonly label: number;
  readonly isHeldOut: boolean;
}

/** How much of a class's colour a sure prediction has. */
const STRENGTH = 0.5;

export function pointsOf({ ready, data }: Pick<Run, "ready" | "data">): FieldPoint[] {
  const heldOut = new Set(ready.heldOutRows);
  return data.labels.map((label, row) => ({
    row,
    x: ready.inputs[2 * row] as number,
    y: ready.inputs[2 * row + 1] as number,
    label,
    isHeldOut: heldOut.has(row),
  }));
}

/** Where a point lies in a field of `side` pixels. */
export function placeIn({ x, y }: Pick<DecisionGrid, "x" | "y">, side: number, point: { readonly x: number; readonly y: number }) {
  return { x: (side * (point.x - x.low)) / (x.high - x.low), y: (side * (y.high - point.y)) / (y.high - y.low) };
}

/** Prepares the shading: the grid is drawn small and scaled up. */
export function fieldShader(context: CanvasRenderingContext2D, side: number, colours: FieldColours): (grid: DecisionGrid) => void {
  const small = document.createElement("canvas").getContext("2d", { willReadFrequently: true }) as CanvasRenderingContext2D;
  const [card, first, second] = [colours.card, colours.first, colours.second].map(channelsOf) as [number[], number[], number[]];
  return (grid) => {
    const { size, probabilities } = grid;
    small.canvas.width = small.canvas.height = size;
    const image = small.createImageData(size, size);
    for (let cell = 0; cell < size * size; cell++) {
      const surety = 2 * (probabilities[cell] as number) - 1;
      const target = surety < 0 ? first : second;
      const share = STRENGTH * Math.abs(surety);
      for (let c = 0; c < 3; c++) image.data[4 * cell + c] = (card[c] as number) + share * ((target[c] as number) - (card[c] as number));
      image.data[4 * cell + 3] = 255;
    }
    small.putImageData(image, 0, 0);
    context.imageSmoothingEnabled = true;
    context.drawImage(small.canvas, 0, 0, side, side);
    context.beginPath();
    const scale = side / size;
    for (const [x1, y1, x2, y2] of boundary(grid)) {
      context.moveTo(x1 * scale, y1 * scale);
      context.lineTo(x2 * scale, y2 * scale);
    }
    context.strokeStyle = colours.ink;
    context.lineWidth = 1.5;
    context.stroke();
  };
}

/** Draws the cases: discs and rings for the classes, smaller where held out, crossed where misclassified, the chosen one with a ring. */
export function drawPoints(
  context: CanvasRenderingContext2D,
  grid: Pick<DecisionGrid, "x" | "y">,
  side: number,
  points: readonly FieldPoint[],
  outputs: Float64Array,
  chosen: number,
  { first, second, card, ink }: FieldColours,
): void {
  for (const point of points) {
    const { x, y } = placeIn(grid, side, point);
    const radius = point.isHeldOut ? 2.2 : 3.4;
    context.beginPath();
    context.arc(x, y, radius, 0, 2 * Math.PI);
    context.lineWidth = 1.5;
    context.fillStyle = point.label === 1 ? second : card;
    context.strokeStyle = point.label === 1 ? card : first;
    context.fill();
    context.stroke();
  }
  context.beginPath();
  for (const point of points) {
    if (!isWrong(outputs[point.row] as number, point.label)) continue;
    const { x, y } = placeIn(grid, side, point);
    context.moveTo(x - 4, y - 4);
    context.lineTo(x + 4, y + 4);
    context.moveTo(x + 4, y - 4);
    context.lineTo(x - 4, y + 4);
  }
  const marked = points[chosen];
  if (marked) {
    const { x, y } = placeIn(grid, side, marked);
    context.moveTo(x + 8, y);
    context.arc(x, y, 8, 0, 2 * Math.PI);
  }
  context.strokeStyle = ink;
  context.lineWidth = 1.5;
  context.stroke();
}

/** The red, green and blue of a computed colour. */
function channelsOf(colour: string): number[] {
  return (colour.match(/[\d.]+/g) ?? []).slice(0, 3).map(Number);
}

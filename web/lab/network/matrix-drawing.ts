import type { Choice } from "../lab-state.ts";
import type { MatrixDetail, MatrixPlace } from "./matrix-layout.ts";

export interface MatrixColours {
  readonly positive: string;
  readonly negative: string;
  readonly ink: string;
  readonly soft: string;
  readonly line: string;
}

/** Draws one layer: filled squares are positive weights, open ones negative, and the area shows the size beside `scale`. */
export function drawMatrix(
  context: CanvasRenderingContext2D,
  place: MatrixPlace,
  weights: Float64Array,
  scale: number,
  colours: MatrixColours,
): void {
  const { x, y, cell, columns, rows } = place;
  context.clearRect(x - 1, y - 1, columns * cell + 2, rows * cell + 2);
  context.strokeStyle = colours.line;
  context.lineWidth = 1;
  context.strokeRect(x - 0.5, y - 0.5, columns * cell + 1, rows * cell + 1);
  const room = cell > 8 ? cell - 3 : cell;
  for (const isNegative of [false, true]) {
    context.beginPath();
    for (let unit = 0; unit < columns; unit++)
      for (let input = 0; input < rows; input++) {
        const weight = weights[unit * rows + input] as number;
        if (weight < 0 !== isNegative) continue;
        const side = squareSide(weight, scale, room);
        if (side < 0.3) continue;
        const left = x + (unit + 0.5) * cell - side / 2;
        const top = y + (input + 0.5) * cell - side / 2;
        context.rect(left, top, side, side);
        // Wound the other way round, the inner square leaves an open one.
        const rim = Math.max(0.75, Math.min(1.6, side / 5));
        if (isNegative && side > 2 * rim) ringInside(context, left, top, side, rim);
      }
    context.fillStyle = isNegative ? colours.negative : colours.positive;
    context.fill();
  }
}

/** The side of the square whose area shows a weight. */
export function squareSide(weight: number, scale: number, room: number): number {
  return Number.isNaN(weight) ? 0 : room * Math.sqrt(Math.min(1, Math.abs(weight) / scale));
}

/** Draws the activations beside the large matrix: discs of what comes in on the left, of the layer's units below. */
export function drawDiscs(
  context: CanvasRenderingContext2D,
  { x, y, cell, columns, rows, names }: MatrixDetail,
  incoming: { readonly values: Float64Array; readonly scale: number },
  outgoing: { readonly values: Float64Array; readonly scale: number },
  colours: MatrixColours,
): void {
  const radius = Math.max(1, Math.min(7, cell / 2 - 0.5));
  context.clearRect(names - 18, 0, 16, rows * cell + 1);
  context.clearRect(x, y + rows * cell + 2, columns * cell, 20);
  for (let input = 0; input < rows; input++)
    disc(context, names - 10, y + (input + 0.5) * cell, radius, (incoming.values[input] as number) / incoming.scale, colours);
  for (let unit = 0; unit < columns; unit++)
    disc(context, x + (unit + 0.5) * cell, y + rows * cell + 11, radius, (outgoing.values[unit] as number) / outgoing.scale, colours);
}

/** Frames what is marked in the large matrix: a cell, a column or a row. */
export function markInDetail(
  context: CanvasRenderingContext2D,
  place: MatrixDetail,
  marked: Choice | undefined,
  colours: MatrixColours,
): void {
  if (!marked) return;
  const { layer, x, y, cell, columns, rows } = place;
  context.strokeStyle = colours.ink;
  context.lineWidth = 2;
  const frame = (unit: number, input: number, wide: number, high: number) =>
    context.strokeRect(x + unit * cell, y + input * cell, wide * cell, high * cell);
  if (marked.kind === "weight" && marked.layer === layer) frame(marked.unit, marked.input, 1, 1);
  if (marked.kind === "unit" && marked.layer === layer) frame(marked.unit, 0, 1, rows);
  const input =
    marked.kind === "input" ? (layer === 0 ? marked.input : -1) : marked.kind === "unit" && marked.layer === layer - 1 ? marked.unit : -1;
  if (input >= 0) frame(0, input, columns, 1);
}

/** The layer that the large matrix shows for what is marked: at first the one with the named inputs. */
export function layerOf(marked: Choice | undefined): number {
  return marked === undefined || marked.kind === "input" ? 0 : marked.layer;
}

function ringInside(context: CanvasRenderingContext2D, left: number, top: number, side: number, rim: number): void {
  const inner = side - 2 * rim;
  context.moveTo(left + rim, top + rim);
  context.lineTo(left + rim, top + rim + inner);
  context.lineTo(left + rim + inner, top + rim + inner);
  context.lineTo(left + rim + inner, top + rim);
  context.closePath();
}

function disc(context: CanvasRenderingContext2D, x: number, y: number, radius: number, share: number, { ink, soft }: MatrixColours): void {
  const size = Number.isNaN(share) ? 0 : radius * Math.sqrt(Math.min(1, Math.abs(share)));
  context.strokeStyle = soft;
  context.lineWidth = 1;
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
  context.stroke();
  if (size < 0.3) return;
  context.beginPath();
  context.arc(x, y, size, 0, 2 * Math.PI);
  context.fillStyle = context.strokeStyle = ink;
  if (share < 0) context.stroke();
  else context.fill();
}

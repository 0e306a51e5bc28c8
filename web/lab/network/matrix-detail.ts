import { weightsOf } from "../../../network/learning/network.ts";
import { sizedContext } from "../canvas.ts";
import type { Choice, Look, Run } from "../lab-state.ts";
import { drawDiscs, drawMatrix, type MatrixColours, markInDetail } from "./matrix-drawing.ts";
import type { MatrixDetail } from "./matrix-layout.ts";
import { scaleOf } from "./scale.ts";
import { activationsInto, inputName } from "./sums.ts";

const DISCS = 22;

/** Prepares the drawing of looks into the large matrix, with its labels. */
export function detailPainter(
  canvas: HTMLCanvasElement,
  place: MatrixDetail,
  run: Run,
  colours: MatrixColours,
): (look: Look, marked: Choice | undefined) => void {
  const context = sizedContext(canvas, place.width, place.height);
  labelRows(context, place, run, colours, getComputedStyle(canvas).fontFamily);
  return (look, marked) => {
    const { layer } = place;
    const weights = weightsOf(run.network.layers[layer] as Run["network"]["layers"][number], look.numbers.parameters);
    drawMatrix(context, place, weights, scaleOf(weights), colours);
    const incoming = activationsInto(run, look, layer);
    const outgoing = look.numbers.activations[layer] as Float64Array;
    drawDiscs(context, place, { values: incoming, scale: scaleOf(incoming) }, { values: outgoing, scale: scaleOf(outgoing) }, colours);
    markInDetail(context, place, marked, colours);
  };
}

/** The names of the inputs, or the numbers of the units before; of small cells only some. */
function labelRows(
  context: CanvasRenderingContext2D,
  { layer, y, cell, rows, names }: MatrixDetail,
  run: Run,
  { ink }: MatrixColours,
  font: string,
): void {
  const every = Math.ceil(12 / cell);
  const areNames = layer === 0 && names > 100;
  context.font = `${Math.min(14, Math.max(11, cell - 2))}px ${font}`;
  context.fillStyle = ink;
  context.textAlign = "right";
  context.textBaseline = "middle";
  for (let input = 0; input < rows; input += every)
    context.fillText(areNames ? inputName(run, 0, input) : String(input + 1), names - DISCS, y + (input + 0.5) * cell, names - DISCS);
}

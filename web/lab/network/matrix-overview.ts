import { weightsOf } from "../../../network/learning/network.ts";
import { sizedContext } from "../canvas.ts";
import type { Look, Run } from "../lab-state.ts";
import { drawMatrix, type MatrixColours } from "./matrix-drawing.ts";
import type { MatrixOverview, MatrixPlace } from "./matrix-layout.ts";
import { scaleOf } from "./scale.ts";

/** The time for the small matrices of one look, in milliseconds: the rest are drawn with the next ones. */
const BUDGET = 3;

/** Prepares the drawing of looks into the small matrices, in turn where all take too long. */
export function overviewPainter(
  canvas: HTMLCanvasElement,
  { places, width, height }: MatrixOverview,
  { network }: Run,
  colours: MatrixColours,
): { draw(look: Look, budget?: number): void; choose(layer: number): void } {
  const context = sizedContext(canvas, width, height);
  context.font = `12px ${getComputedStyle(canvas).fontFamily}`;
  let next = 0;
  return {
    draw({ numbers: { parameters } }, budget = BUDGET) {
      const end = performance.now() + budget;
      for (let drawn = 0; drawn < places.length && (drawn === 0 || performance.now() < end); drawn++) {
        const place = places[next] as MatrixPlace;
        const weights = weightsOf(network.layers[place.layer] as Run["network"]["layers"][number], parameters);
        drawMatrix(context, place, weights, scaleOf(weights), colours);
        next = (next + 1) % places.length;
      }
    },
    choose(layer) {
      for (const place of places) {
        context.clearRect(place.x - 1, place.y - 17, 60, 15);
        context.fillStyle = colours.ink;
        const name = place.layer === places.length - 1 ? "output" : String(place.layer + 1);
        context.fillText(place.layer === layer ? `▸ ${name}` : name, place.x, place.y - 6);
      }
    },
  };
}

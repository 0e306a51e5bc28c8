import type { Network } from "../../../network/learning/network.ts";
import type { Choice } from "../lab-state.ts";
import type { Point } from "./diagram-layout.ts";

/** One layer's weights as a matrix of squares: a column is a unit, a row an input, as on the page about the model. */
export interface MatrixPlace {
  readonly layer: number;
  readonly x: number;
  readonly y: number;
  /** The side of a cell in CSS pixels. */
  readonly cell: number;
  readonly columns: number;
  readonly rows: number;
}

export interface MatrixOverview {
  readonly width: number;
  readonly height: number;
  readonly places: readonly MatrixPlace[];
}

/** The large matrix: labels of the inputs and their discs on the left, discs of the units below. */
export interface MatrixDetail extends MatrixPlace {
  readonly width: number;
  readonly height: number;
  /** The room of the labels and the discs of the inputs. */
  readonly names: number;
}

const GAP = 12;
const CAPTION = 18;
const SMALL = 96;
const NAMES = 190;
const NUMBERS = 44;

/** The matrices of all layers, small, in reading order, at least wide enough to hit. */
export function layoutOverview({ layers }: Network, width: number): MatrixOverview {
  const most = Math.max(...layers.map(({ inputs, units }) => Math.max(inputs, units)));
  const cell = Math.max(1, Math.min(6, Math.floor(SMALL / most)));
  const places: MatrixPlace[] = [];
  let [x, y, rowHeight] = [0, CAPTION, 0];
  layers.forEach(({ inputs, units }, layer) => {
    const wide = Math.max(24, units * cell);
    if (x > 0 && x + wide > width) {
      x = 0;
      y += rowHeight + GAP + CAPTION;
      rowHeight = 0;
    }
    places.push({ layer, x, y, cell, columns: units, rows: inputs });
    x += wide + GAP;
    rowHeight = Math.max(rowHeight, inputs * cell);
  });
  return { width, height: y + rowHeight + 2, places };
}

/** One layer, as large as the width allows. */
export function layoutDetail({ layers }: Network, layer: number, width: number): MatrixDetail {
  const { inputs, units } = layers[layer] as Network["layers"][number];
  const names = layer === 0 && width > 2 * NAMES ? NAMES : NUMBERS;
  const cell = Math.max(2, Math.min(20, Math.floor((width - names) / units)));
  const disc = Math.max(cell, 12);
  return { layer, x: names, y: 0, cell, columns: units, rows: inputs, width, height: inputs * cell + disc + 8, names };
}

/** The layer whose small matrix is under a point. */
export function layerAt({ places }: MatrixOverview, { x, y }: Point): number | undefined {
  return places.find(
    (place) =>
      x >= place.x - GAP / 2 &&
      x < place.x + Math.max(24, place.columns * place.cell) + GAP / 2 &&
      y >= place.y - CAPTION &&
      y < place.y + Math.max(24, place.rows * place.cell) + GAP / 2,
  )?.layer;
}

/** What is under a point of the large matrix: a weight, a unit by its disc below, or what comes in by its disc or name on the left. */
export function partInDetail({ layer, x, y, cell, columns, rows }: MatrixDetail, at: Point): Choice | undefined {
  const unit = Math.floor((at.x - x) / cell);
  const input = Math.floor((at.y - y) / cell);
  const isInput = input >= 0 && input < rows;
  if (unit >= 0 && unit < columns)
    return isInput ? { kind: "weight", layer, unit, input } : input >= rows ? { kind: "unit", layer, unit } : undefined;
  if (!isInput || at.x >= x) return undefined;
  return layer === 0 ? { kind: "input", input } : { kind: "unit", layer: layer - 1, unit: input };
}

import { type FeatureKey, featureKeys } from "../../data/features.ts";
import { createRandom } from "../../network/math/random.ts";
import type { Scores } from "../scores.ts";

/** The SVG paths of a field of view with radius 50 around (0, 0). Few paths, so that a page can hold many drawings. */
export interface DrawnField {
  readonly cytoplasms: readonly { readonly x: number; readonly y: number; readonly radius: number }[];
  /** Outlines of the nuclei, as one SVG path. */
  readonly nuclei: string;
  /** Chromatin specks and nucleoli inside the nuclei: zero-length lines, drawn as dots by round line caps. */
  readonly specks: string;
  readonly nucleoli: string;
  readonly nucleolusSize: number;
  /** Dividing cells: two chromosome plates in place of a nucleus. */
  readonly plates: string;
}

const CELLS = 24;
const GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5));

/** The random traits of each cell, drawn once, so that changing one score changes one property of the drawing. */
const cells = drawCells();

/**
 * A schematic of cells in which each of the nine scores controls one property. An unknown score is drawn as the lowest; without any
 * score there is no drawing.
 */
export function drawField(scores: Scores): DrawnField | undefined {
  if (!scores.some((score) => typeof score === "number")) return undefined;
  const amounts = Object.fromEntries(featureKeys.map((key, f) => [key, ((scores[f] ?? 1) - 1) / 9])) as Record<FeatureKey, number>;
  const field = { cytoplasms: [] as DrawnField["cytoplasms"][number][], nuclei: "", specks: "", nucleoli: "", plates: "" };
  cells.forEach((cell, i) => {
    const { x, y } = positionOf(cell, i, amounts);
    const radius = 2.7 * (1 + 0.35 * amounts.uniformityOfCellSize + 0.75 * amounts.uniformityOfCellSize * cell.size);
    if (cell.order >= amounts.bareNuclei * 0.9)
      field.cytoplasms.push({ x, y, radius: (6.2 + 3.8 * amounts.singleEpithelialCellSize) * (1 - 0.18 * amounts.marginalAdhesion) });
    if (1 - cell.order < amounts.mitoses * 0.5) {
      field.plates += platesAt(x, y, cell.turn);
      return;
    }
    field.nuclei += outline(x, y, radius, 0.42 * amounts.uniformityOfCellShape, cell.bumps);
    for (const speck of cell.specks.slice(0, Math.round(amounts.blandChromatin * 6)))
      field.specks += `M${point(x + speck.x * radius * 0.7, y + speck.y * radius * 0.7)}h0`;
    if (amounts.normalNucleoli > 0) field.nucleoli += `M${point(x, y)}h0`;
  });
  return { ...field, nucleolusSize: 0.76 + 1.3 * amounts.normalNucleoli };
}

const clumps = [
  { x: -15, y: -14 },
  { x: 17, y: 2 },
  { x: -9, y: 20 },
];

type Cell = ReturnType<typeof drawCells>[number];

function drawCells() {
  const random = createRandom(7);
  const symmetric = () => random.uniform() * 2 - 1;
  return Array.from({ length: CELLS }, (_, i) => ({
    dx: symmetric(),
    dy: symmetric(),
    size: symmetric(),
    /** The cell's rank in [0, 1), shuffled: low ranks lose their cytoplasm first, high ranks divide first. */
    order: ((i * 7) % CELLS) / CELLS,
    turn: random.uniform() * Math.PI,
    bumps: Array.from({ length: 9 }, symmetric),
    specks: Array.from({ length: 6 }, () => ({ x: symmetric(), y: symmetric() })),
  }));
}

/** Between an even spread over the field and three clumps, with jitter where adhesion is lost. */
function positionOf({ dx, dy }: Cell, i: number, { clumpThickness, marginalAdhesion }: Record<FeatureKey, number>) {
  const angle = i * GOLDEN_ANGLE;
  const distance = 43 * Math.sqrt((i + 0.5) / CELLS);
  const clump = clumps[i % clumps.length] as { x: number; y: number };
  const clumping = clumpThickness * 0.82;
  return {
    x: mix(distance * Math.cos(angle), clump.x + dx * 13, clumping) + dx * 7 * marginalAdhesion,
    y: mix(distance * Math.sin(angle), clump.y + dy * 13, clumping) + dy * 7 * marginalAdhesion,
  };
}

/** A smooth closed curve through points at uneven distances from a centre. */
function outline(x: number, y: number, radius: number, unevenness: number, bumps: readonly number[]): string {
  const points = bumps.map((bump, k) => {
    const angle = (k / bumps.length) * 2 * Math.PI;
    const r = radius * (1 + unevenness * bump);
    return [x + r * Math.cos(angle), y + r * Math.sin(angle)] as const;
  });
  const midpoints = points.map(([px, py], k) => {
    const [nextX, nextY] = points[(k + 1) % points.length] as readonly [number, number];
    return point((px + nextX) / 2, (py + nextY) / 2);
  });
  return `M${midpoints.at(-1)}${points.map(([px, py], k) => `Q${point(px, py)} ${midpoints[k]}`).join("")}Z`;
}

function platesAt(x: number, y: number, turn: number): string {
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
  const at = (along: number, across: number) => point(x + along * cos - across * sin, y + along * sin + across * cos);
  return `M${at(-3, -1.3)}L${at(3, -1.3)}M${at(-3, 1.3)}L${at(3, 1.3)}`;
}

function point(x: number, y: number): string {
  return `${x.toFixed(1)} ${y.toFixed(1)}`;
}

function mix(from: number, to: number, share: number): number {
  return from + (to - from) * share;
}

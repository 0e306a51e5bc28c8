import { type FeatureKey, featureKeys } from "../../data/features.ts";
import { createRandom } from "../../network/math/random.ts";
import type { Scores } from "../predict/scores.ts";

/** The drawing of a field with radius 50 around (0, 0). Few paths, so that many fields fit a page. */
export interface DrawnField {
  readonly cytoplasms: readonly { readonly x: number; readonly y: number; readonly radius: number }[];
  /** Outlines of the nuclei, as one SVG path. */
  readonly nuclei: string;
  /** Specks of chromatin inside the nuclei, and nucleoli: dots, to be drawn with round line ends. */
  readonly specks: string;
  readonly nucleoli: string;
  readonly nucleolusSize: number;
  /** Cells caught while they divide: two plates instead of a nucleus. */
  readonly plates: string;
}

const CELLS = 24;
const GOLDEN = Math.PI * (3 - Math.sqrt(5));

/** What chance gives each place; drawn once, so that a change of one score changes one thing in the picture. */
const places = drawPlaces();

/**
 * Cells as the nine scores describe them: each score changes one property of the drawing. What is unknown is drawn at its
 * lowest. Without any scores the field is empty.
 */
export function drawField(scores: Scores): DrawnField | undefined {
  if (!scores.some((score) => typeof score === "number")) return undefined;
  const amounts = Object.fromEntries(featureKeys.map((key, f) => [key, ((scores[f] ?? 1) - 1) / 9])) as Record<FeatureKey, number>;
  const field = { cytoplasms: [] as DrawnField["cytoplasms"][number][], nuclei: "", specks: "", nucleoli: "", plates: "" };
  places.forEach((place, i) => {
    const { x, y } = positionOf(place, i, amounts);
    const radius = 2.7 * (1 + 0.35 * amounts.uniformityOfCellSize + 0.75 * amounts.uniformityOfCellSize * place.size);
    if (place.order >= amounts.bareNuclei * 0.9)
      field.cytoplasms.push({ x, y, radius: (6.2 + 3.8 * amounts.singleEpithelialCellSize) * (1 - 0.18 * amounts.marginalAdhesion) });
    if (1 - place.order < amounts.mitoses * 0.5) {
      field.plates += platesAt(x, y, place.turn);
      return;
    }
    field.nuclei += outline(x, y, radius, 0.42 * amounts.uniformityOfCellShape, place.bumps);
    for (const speck of place.specks.slice(0, Math.round(amounts.blandChromatin * 6)))
      field.specks += `M${point(x + speck.x * radius * 0.7, y + speck.y * radius * 0.7)}h0`;
    if (amounts.normalNucleoli > 0) field.nucleoli += `M${point(x, y)}h0`;
  });
  return { ...field, nucleolusSize: 0.76 + 1.3 * amounts.normalNucleoli };
}

const piles = [
  { x: -15, y: -14 },
  { x: 17, y: 2 },
  { x: -9, y: 20 },
];

type Place = ReturnType<typeof drawPlaces>[number];

function drawPlaces() {
  const random = createRandom(7);
  const around = () => random.uniform() * 2 - 1;
  return Array.from({ length: CELLS }, (_, i) => ({
    dx: around(),
    dy: around(),
    size: around(),
    /** A shuffled place in [0, 1): who loses the cytoplasm first, who divides first. */
    order: ((i * 7) % CELLS) / CELLS,
    turn: random.uniform() * Math.PI,
    bumps: Array.from({ length: 9 }, around),
    specks: Array.from({ length: 6 }, () => ({ x: around(), y: around() })),
  }));
}

/** Spread over the field or heaped on three piles, shaken where the cells do not hold together. */
function positionOf({ dx, dy }: Place, i: number, { clumpThickness, marginalAdhesion }: Record<FeatureKey, number>) {
  const angle = i * GOLDEN;
  const reach = 43 * Math.sqrt((i + 0.5) / CELLS);
  const pile = piles[i % piles.length] as { x: number; y: number };
  const closeness = clumpThickness * 0.82;
  return {
    x: mix(reach * Math.cos(angle), pile.x + dx * 13, closeness) + dx * 7 * marginalAdhesion,
    y: mix(reach * Math.sin(angle), pile.y + dy * 13, closeness) + dy * 7 * marginalAdhesion,
  };
}

/** A closed smooth curve through points at uneven distances around a middle. */
function outline(x: number, y: number, radius: number, unevenness: number, bumps: readonly number[]): string {
  const points = bumps.map((bump, k) => {
    const angle = (k / bumps.length) * 2 * Math.PI;
    const r = radius * (1 + unevenness * bump);
    return [x + r * Math.cos(angle), y + r * Math.sin(angle)] as const;
  });
  const between = points.map(([px, py], k) => {
    const [nextX, nextY] = points[(k + 1) % points.length] as readonly [number, number];
    return point((px + nextX) / 2, (py + nextY) / 2);
  });
  return `M${between.at(-1)}${points.map(([px, py], k) => `Q${point(px, py)} ${between[k]}`).join("")}Z`;
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

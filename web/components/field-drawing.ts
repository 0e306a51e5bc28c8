import { type FeatureKey, featureKeys } from "../../data/features.ts";
import { createRandom } from "../../network/math/random.ts";
import type { Scores } from "../predict/scores.ts";

/** One cell of the drawing. Coordinates are those of a field with radius 50 around (0, 0). */
export interface DrawnCell {
  readonly x: number;
  readonly y: number;
  /** Radius of the cytoplasm; 0 for a bare nucleus. */
  readonly cytoplasm: number;
  /** Outline of the nucleus around the cell's middle, as an SVG path. */
  readonly nucleus: string;
  /** Specks of chromatin inside the nucleus. */
  readonly specks: readonly { readonly x: number; readonly y: number }[];
  /** Radius of the nucleolus; 0 where none is seen. */
  readonly nucleolus: number;
  /** Caught while it divides: drawn as two plates instead of a nucleus. */
  readonly dividing: boolean;
  /** Turn of the two plates, in degrees. */
  readonly turn: number;
}

const CELLS = 24;
const GOLDEN = Math.PI * (3 - Math.sqrt(5));

/** What chance gives each place; drawn once, so that a change of one score changes one thing in the picture. */
const places = drawPlaces();

/**
 * Cells as the nine scores describe them: each score changes one property of the drawing. What is unknown is drawn at its
 * lowest. Without any scores there are no cells.
 */
export function drawField(scores: Scores): DrawnCell[] {
  if (!scores.some((score) => typeof score === "number")) return [];
  const amounts = Object.fromEntries(featureKeys.map((key, f) => [key, ((scores[f] ?? 1) - 1) / 9])) as Record<FeatureKey, number>;
  const clumps = amounts.clumpThickness;
  const size = amounts.uniformityOfCellSize;
  const apart = amounts.marginalAdhesion;
  const nucleoli = amounts.normalNucleoli;
  return places.map((place, i) => {
    const angle = i * GOLDEN;
    const reach = 43 * Math.sqrt((i + 0.5) / CELLS);
    const pile = piles[i % piles.length] as { x: number; y: number };
    const closeness = clumps * 0.82;
    const x = mix(reach * Math.cos(angle), pile.x + place.dx * 13, closeness) + place.dx * 7 * apart;
    const y = mix(reach * Math.sin(angle), pile.y + place.dy * 13, closeness) + place.dy * 7 * apart;
    const radius = 2.7 * (1 + 0.35 * size + 0.75 * size * place.size);
    return {
      x,
      y,
      cytoplasm: place.order < amounts.bareNuclei * 0.9 ? 0 : (6.2 + 3.8 * amounts.singleEpithelialCellSize) * (1 - 0.18 * apart),
      nucleus: outline(radius, 0.42 * amounts.uniformityOfCellShape, place.bumps),
      specks: place.specks
        .slice(0, Math.round(amounts.blandChromatin * 6))
        .map(({ x, y }) => ({ x: x * radius * 0.7, y: y * radius * 0.7 })),
      nucleolus: nucleoli === 0 ? 0 : radius * (0.14 + 0.24 * nucleoli),
      dividing: 1 - place.order < amounts.mitoses * 0.5,
      turn: place.turn,
    };
  });
}

const piles = [
  { x: -15, y: -14 },
  { x: 17, y: 2 },
  { x: -9, y: 20 },
];

function drawPlaces() {
  const random = createRandom(7);
  const around = () => random.uniform() * 2 - 1;
  return Array.from({ length: CELLS }, (_, i) => ({
    dx: around(),
    dy: around(),
    size: around(),
    /** A shuffled place in [0, 1): who loses the cytoplasm first, who divides first. */
    order: ((i * 7) % CELLS) / CELLS,
    turn: Math.round(random.uniform() * 180),
    bumps: Array.from({ length: 9 }, around),
    specks: Array.from({ length: 6 }, () => ({ x: around(), y: around() })),
  }));
}

/** A closed smooth curve through points at uneven distances around a middle. */
function outline(radius: number, unevenness: number, bumps: readonly number[]): string {
  const points = bumps.map((bump, k) => {
    const angle = (k / bumps.length) * 2 * Math.PI;
    const r = radius * (1 + unevenness * bump);
    return [r * Math.cos(angle), r * Math.sin(angle)] as const;
  });
  const between = points.map(([x, y], k) => {
    const [nextX, nextY] = points[(k + 1) % points.length] as readonly [number, number];
    return [(x + nextX) / 2, (y + nextY) / 2] as const;
  });
  const text = (point: readonly [number, number]) => `${point[0].toFixed(2)} ${point[1].toFixed(2)}`;
  const start = between.at(-1) as readonly [number, number];
  return `M${text(start)}${points.map((point, k) => `Q${text(point)} ${text(between[k] as readonly [number, number])}`).join("")}Z`;
}

function mix(from: number, to: number, share: number): number {
  return from + (to - from) * share;
}

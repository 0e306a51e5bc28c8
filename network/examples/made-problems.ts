import { cosPi } from "../math/exact.ts";
import { createRandom, type Random } from "../math/random.ts";

/** Points in the plane with two classes, to see what a network can and cannot separate. Coordinates are about between −1 and 1. */
export interface MadeProblem {
  readonly rows: readonly (readonly [number, number])[];
  /** 0 or 1 for each row. */
  readonly labels: readonly number[];
}

export const madeProblemNames = ["line", "corners", "ring", "spiral"] as const;

export type MadeProblemName = (typeof madeProblemNames)[number];

/** `count` points of a problem. The same seed gives the same points in every engine. */
export function madeProblem(name: MadeProblemName, count: number, seed: number): MadeProblem {
  const random = createRandom(seed);
  const points = Array.from({ length: count }, (_, i) => makers[name](random, i));
  return { rows: points.map(({ row }) => row), labels: points.map(({ label }) => label) };
}

interface Point {
  readonly row: readonly [number, number];
  readonly label: number;
}

/** Draws point number i. */
const makers: Record<MadeProblemName, (random: Random, i: number) => Point> = {
  /** Above or below the diagonal: one unit suffices. */
  line(random) {
    const [x, y] = pointInSquare(random);
    return { row: [x, y], label: x + y > 0 ? 1 : 0 };
  },
  /** XOR with room around its four corners: the class is the sign of x · y. */
  corners(random) {
    const [x, y] = pointInSquare(random);
    return { row: [x, y], label: x * y > 0 ? 1 : 0 };
  },
  /** A disc inside a ring, with a gap between them. */
  ring(random, i) {
    const label = i % 2;
    const radius = label === 1 ? 0.5 * Math.sqrt(random.uniform()) : 0.7 + 0.3 * random.uniform();
    return { row: onCircle(radius, 2 * random.uniform()), label };
  },
  /** Two arms, one the other turned by half a circle, each over one and a half turns, with a little noise. */
  spiral(random, i) {
    const label = i % 2;
    const t = random.uniform();
    const [x, y] = onCircle(0.1 + 0.8 * t, 3 * t + label);
    return { row: [x + 0.03 * random.normal(), y + 0.03 * random.normal()], label };
  },
};

function pointInSquare(random: Random): [number, number] {
  return [2 * random.uniform() - 1, 2 * random.uniform() - 1];
}

/** The point at an angle in units of π. */
function onCircle(radius: number, angle: number): [number, number] {
  return [radius * cosine(angle), radius * cosine(angle - 0.5)];
}

/** cos(π · angle) for any angle. */
function cosine(angle: number): number {
  const turned = Math.abs(angle) % 2;
  return cosPi(turned > 1 ? 2 - turned : turned);
}

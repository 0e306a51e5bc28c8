import { type ReadonlySignal, type Signal, signal } from "@preact/signals";
import { descent } from "../../../../data/lessons/07-descent.ts";
import { updateInto } from "../../../../network/learning/optimizers.ts";
import { B_RANGE, data, engine, lossAt, type Place, W_RANGE } from "./landscape.ts";

/** A point of the descent. */
export interface Point extends Place {
  readonly loss: number;
}

/** A descent that the visitor walks step by step. The rate and momentum hold for the next step. */
export interface DescentState {
  readonly rate: Signal<number>;
  readonly hasMomentum: Signal<boolean>;
  /** The start, and the point after each step. */
  readonly path: ReadonlySignal<readonly Point[]>;
  /** Starts anew from another place, at most as far as the map goes. */
  placeStart(place: Place): void;
  /** Back to the same start. */
  restart(): void;
  take(steps: number): void;
}

/** What counts as arrived: a loss within 1% of the lowest. */
export const NEAR = 1.01 * descent.minimum.figures.loss;

/** How many steps a descent may take. */
export const MOST_STEPS = 5000;

export function createDescentState(): DescentState {
  const rate = signal(0.5);
  const hasMomentum = signal(false);
  const path = signal<readonly Point[]>([pointAt({ w: 0, b: 0 })]);
  const velocity = new Float64Array(2);
  const gradient = new Float64Array(2);

  function startAt({ w, b }: Place): void {
    velocity.fill(0);
    path.value = [pointAt({ w: clamp(w, W_RANGE), b: clamp(b, B_RANGE) })];
  }

  return {
    rate,
    hasMomentum,
    path,
    placeStart: startAt,
    restart: () => startAt(path.value[0] as Point),
    take(steps) {
      const points = [...path.value];
      const count = Math.min(steps, MOST_STEPS + 1 - points.length);
      for (let i = 0; i < count; i++) {
        const { w, b } = points.at(-1) as Point;
        const parameters = Float64Array.of(w, b);
        engine.gradientInto(gradient, parameters, data);
        updateInto(
          parameters,
          gradient,
          [velocity],
          { name: "momentum", momentum: hasMomentum.value ? 0.9 : 0 },
          rate.value,
          points.length,
        );
        points.push(pointAt({ w: parameters[0] as number, b: parameters[1] as number }));
      }
      path.value = points;
    },
  };
}

/** After how many steps the loss came within 1% of the lowest, to stay so up to now; undefined if it is not there. */
export function arrivedAfter(path: readonly Point[]): number | undefined {
  const before = path.findLastIndex(({ loss }) => !(loss <= NEAR));
  return before === path.length - 1 ? undefined : before + 1;
}

function pointAt(place: Place): Point {
  return { ...place, loss: lossAt(place) };
}

function clamp(value: number, [low, high]: readonly [number, number]): number {
  return Math.min(high, Math.max(low, value));
}

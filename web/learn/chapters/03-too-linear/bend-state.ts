import { signal } from "@preact/signals";
import { type MadeSetup, startMade } from "../../../../model/lessons/made-training.ts";
import type { MadeProblemName } from "../../../../network/examples/made-problems.ts";
import type { ElementwiseName } from "../../../../network/learning/activations.ts";
import type { Dataset } from "../../../../network/learning/dataset.ts";
import { accuracy } from "../../../../network/learning/measurement.ts";
import { step, type Training } from "../../../../network/learning/training.ts";
import { mapHeights } from "../../parts/probability-map.tsx";
import { ENDS } from "./made-plane.tsx";

/** What the visitor chooses. */
export interface BendChoice {
  readonly problem: MadeProblemName;
  readonly layers: number;
  readonly units: number;
  readonly activation: ElementwiseName;
}

/** What a training looks like at a moment. */
export interface BendFrame {
  readonly step: number;
  readonly loss: number;
  readonly accuracy: number;
  readonly data: Dataset;
  readonly heights: Float64Array;
}

/** Steps of a whole training, as in the figures of the chapter. */
export const STEPS = 1500;

/** The learning rate of the chapter's figures, by problem. */
export function rateOf(problem: MadeProblemName): number {
  return problem === "corners" ? 0.05 : 0.03;
}

/** A small network that the visitor chooses and watches. `now` tells milliseconds. */
export function createBendState(now: () => number = () => performance.now()) {
  const choice = signal<BendChoice>({ problem: "spiral", layers: 2, units: 8, activation: "identity" });
  const isRunning = signal(false);
  let seed = 1;
  let training = start();
  const frame = signal(frameOf(training));

  function start(): Training {
    const { problem, layers, units, activation } = choice.peek();
    const hidden: MadeSetup["hidden"] = Array.from({ length: layers }, () => ({ units, activation }));
    return startMade({ problem, hidden, rate: rateOf(problem), seed, dataSeed: 101 });
  }

  function restart(): void {
    training = start();
    frame.value = frameOf(training);
  }

  return {
    choice,
    isRunning,
    frame,
    choose(changes: Partial<BendChoice>) {
      choice.value = { ...choice.value, ...changes };
      restart();
    },
    /** Other initial weights. */
    startElsewhere() {
      seed += 1;
      restart();
    },
    run() {
      if (training.steps >= STEPS) restart();
      isRunning.value = true;
    },
    pause() {
      isRunning.value = false;
    },
    /** Trains for about so many milliseconds. */
    advance(milliseconds: number) {
      const until = now() + milliseconds;
      while (training.steps < STEPS) {
        step(training);
        if (now() >= until) break;
      }
      frame.value = frameOf(training);
      if (training.steps >= STEPS) isRunning.value = false;
    },
  };
}

function frameOf({ engine, network, parameters, data, steps }: Training): BendFrame {
  return {
    step: steps,
    loss: engine.loss(parameters, data),
    accuracy: accuracy(engine, network, parameters, data),
    data,
    heights: mapHeights(ENDS, ENDS, (pairs, heights) => engine.predictInto(heights, parameters, pairs, heights.length)),
  };
}

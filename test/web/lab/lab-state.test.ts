import { afterEach, expect, test, vi } from "vitest";
import { runTraining } from "../../../network/learning/training.ts";
import { endText } from "../../../web/lab/end-text.ts";
import type { Experiment } from "../../../web/lab/experiment/experiment.ts";
import { articleRecipe } from "../../../web/lab/experiment/known-recipes.ts";
import { shippedExperiment } from "../../../web/lab/experiment/presets.ts";
import type { LabState, Look } from "../../../web/lab/lab-state.ts";
import type { FrameNumbers } from "../../../web/lab/training/frame.ts";
import { prepareRun } from "../../../web/lab/training/prepare-run.ts";
import { createLab, engine, openPort, until, wisconsin } from "./lab-harness.ts";

let lab: LabState;
afterEach(() => lab.dispose());

const short: Experiment = {
  ...shippedExperiment,
  recipe: { ...shippedExperiment.recipe, training: { ...shippedExperiment.recipe.training, epochs: 30 } },
};

async function loaded(experiment: Experiment): Promise<void> {
  lab.load(experiment);
  await until(() => lab.phase.value === "paused" && lab.run.value?.experiment === experiment);
}

async function atEpoch(epoch: number): Promise<void> {
  await until(() => lab.look.value?.epoch === epoch);
}

function numbers(): FrameNumbers {
  return (lab.look.value as Look).numbers;
}

const parameters = () => [...numbers().parameters];

test("a run is loaded, paused at its start, and runs to its end", async () => {
  lab = createLab();
  await loaded(short);
  expect(lab.look.value).toMatchObject({ step: 0, epoch: 0 });
  expect(lab.run.value?.ready.heldOutRows.length).toBe(137);
  lab.speed.value = Infinity;
  lab.start();
  expect(lab.phase.value).toBe("running");
  await until(() => lab.phase.value === "ended");
  await atEpoch(30);
  expect(lab.endReason.value).toBe("epochs");
  expect(lab.history.value.epochs.at(-1)).toBe(30);
  expect(lab.history.value.losses.at(-1)).toBe(lab.look.value?.metrics.loss);
  expect(lab.look.value?.numbers.outputs.length).toBe(wisconsin.rows.length);
});

test("an epoch that is sought comes with the whole history before it, whatever looks were replaced on the way", async () => {
  const frames: (() => void)[] = [];
  lab = createLab({ requestFrame: (callback) => frames.push(callback) });
  const draw = async () => {
    await until(() => frames.length > 0);
    for (const frame of frames.splice(0)) frame();
  };
  lab.load(short);
  await draw();
  lab.seek(12);
  while (lab.look.value?.epoch !== 12) {
    await until(() => frames.length > 0);
    // Another row asks for another look, which replaces the one that is waiting.
    lab.row.value += 1;
    await new Promise((resolve) => setTimeout(resolve, 20));
    await draw();
  }
  expect([...lab.history.value.epochs]).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
});

test("scrubbing back shows the numbers of the first passage, and running on those of an uninterrupted run", async () => {
  lab = createLab();
  await loaded(short);
  for (const epoch of [1, 2, 3]) {
    lab.step();
    await atEpoch(epoch);
  }
  const [third, metrics] = [parameters(), lab.look.value?.metrics];
  lab.speed.value = Infinity;
  lab.start();
  await until(() => lab.phase.value === "ended");
  await atEpoch(30);
  const last = parameters();
  lab.seek(3);
  await atEpoch(3);
  expect(lab.phase.value).toBe("paused");
  expect(parameters()).toEqual(third);
  expect(lab.look.value?.metrics).toEqual(metrics);
  lab.start();
  await until(() => lab.phase.value === "ended");
  await atEpoch(30);
  expect(parameters()).toEqual(last);
  expect([...lab.history.value.epochs]).toEqual([...lab.history.value.epochs].sort((a, b) => a - b));
});

test("a run with early stopping ends at its best epoch, with the parameters that the library returns", async () => {
  const stopping: Experiment = {
    ...shippedExperiment,
    recipe: { ...short.recipe, training: { ...short.recipe.training, epochs: 5_000, earlyStopping: { patience: 10 } } },
  };
  lab = createLab();
  await loaded(stopping);
  lab.speed.value = Infinity;
  lab.start();
  await until(() => lab.phase.value === "ended");
  expect(lab.endReason.value).toBe("stopped");
  const best = lab.look.value?.epoch as number;
  expect(lab.endEpoch.value).toBe(best + 10);
  expect(endText(lab)).toBe(`Stopped at epoch ${best + 10}: no lower held-out loss for 10 epochs. The network of epoch ${best} is shown.`);
  expect(lab.look.value?.bestEpoch).toBe(best);
  expect(lab.history.value.epochs.at(-1)).toBe(best + 10);
  expect(parameters()).toEqual([...runTraining(prepareRun(stopping, wisconsin, engine).training)]);
});

test("starting a run that has ended begins at the start", async () => {
  lab = createLab();
  await loaded(short);
  lab.seek(30);
  await until(() => lab.phase.value === "ended");
  lab.speed.value = 1;
  lab.start();
  await atEpoch(0);
  expect(lab.phase.value).toBe("running");
  lab.pause();
  expect(lab.phase.value).toBe("paused");
});

test("a new start has the next seed, and the run before it becomes the ghost", async () => {
  lab = createLab();
  await loaded(short);
  lab.seek(5);
  await atEpoch(5);
  const { losses } = lab.history.value;
  lab.newStart();
  await until(() => lab.run.value?.experiment.seed === 2);
  expect(lab.ghost.value?.experiment).toEqual(short);
  expect(lab.ghost.value?.history.losses).toEqual(losses);
  expect([...lab.history.value.epochs]).toEqual([0]);
  lab.newStart();
  await until(() => lab.run.value?.experiment.seed === 3);
  expect(lab.ghost.value?.experiment.seed, "a run that never began is no ghost").toBe(1);
});

test("a new start is drawn from its seed, also where the start was the article's", async () => {
  lab = createLab();
  const article: Experiment = {
    ...short,
    start: "article",
    recipe: { ...articleRecipe, training: { ...articleRecipe.training, epochs: 30 } },
  };
  await loaded(article);
  const before = parameters();
  lab.newStart();
  await until(() => lab.run.value?.experiment.seed === 2);
  expect(lab.run.value?.experiment.start).toBe("drawn");
  expect(parameters()).not.toEqual(before);
});

test("what was picked in the diagram stays picked as long as the network has it", async () => {
  lab = createLab();
  await loaded(short);
  const choice = { kind: "unit", layer: 0, unit: 14 } as const;
  lab.choice.value = choice;
  await loaded({ ...short, seed: 2 });
  expect(lab.choice.value).toEqual(choice);
  await loaded({ ...short, recipe: { ...short.recipe, hidden: [{ units: 4, activation: "relu" }] } });
  expect(lab.choice.value).toBeUndefined();
});

test("of experiments that follow each other quickly only the last is shown", async () => {
  lab = createLab();
  for (const seed of [1, 2, 3]) lab.load({ ...short, seed });
  await until(() => lab.phase.value === "paused");
  expect(lab.run.value?.experiment.seed).toBe(3);
});

test("rows are sent once, however many experiments are about them", async () => {
  const sent: boolean[] = [];
  lab = createLab({
    openPort: (receive, fail) => {
      const port = openPort(receive, fail);
      const postMessage: typeof port.postMessage = (order, transfer) => {
        if (order.do === "load") sent.push(order.data !== undefined);
        port.postMessage(order, transfer);
      };
      return { ...port, postMessage };
    },
  });
  await loaded(short);
  await loaded({ ...short, seed: 2 });
  const made: Experiment = {
    ...short,
    data: { kind: "made", problem: "ring", seed: 1 },
    recipe: { ...short.recipe, scaling: "standard" },
  };
  await loaded(made);
  await loaded(short);
  expect(sent).toEqual([true, false, true, true]);
  expect(lab.run.value?.ready.heldOutRows.length).toBe(137);
});

test("an experiment that cannot be prepared says why, and the next one works", async () => {
  lab = createLab();
  lab.load({ ...short, start: "article", recipe: { ...short.recipe, hidden: [] } });
  await until(() => lab.phase.value === "failed");
  expect(lab.error.value).toBe("parameters must have 10 numbers, like the network, got 166");
  await loaded(short);
  expect(lab.error.value).toBeUndefined();
});

test("another row lights other units while the run rests", async () => {
  lab = createLab();
  await loaded(short);
  const before = [...(numbers().activations[0] as Float64Array)];
  lab.row.value = 5;
  await until(() => lab.look.value?.row === 5);
  expect([...(numbers().activations[0] as Float64Array)]).not.toEqual(before);
});

test("a look stays readable until the one after the next", async () => {
  lab = createLab();
  await loaded(short);
  lab.step();
  await atEpoch(1);
  const first = lab.look.value;
  lab.step();
  await atEpoch(2);
  expect(first?.numbers.parameters.length).toBe(166);
});

test("with reduced motion there are two looks a second", async () => {
  const wait = vi.fn<(callback: () => void, milliseconds: number) => void>();
  lab = createLab({ prefersReducedMotion: () => true, wait });
  await loaded(short);
  expect(wait.mock.lastCall?.[1]).toBe(500);
  lab.step();
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(lab.look.value?.epoch).toBe(0);
  wait.mock.lastCall?.[0]();
  await atEpoch(1);
});

test("while the page is hidden nothing is trained", async () => {
  let hide: (isHidden: boolean) => void = () => {};
  lab = createLab({
    watchVisibility(callback) {
      hide = callback;
      return () => {};
    },
  });
  await loaded(short);
  lab.speed.value = 100;
  lab.start();
  await until(() => (lab.look.value?.epoch ?? 0) > 0);
  hide(true);
  await new Promise((resolve) => setTimeout(resolve, 50));
  const epoch = lab.look.value?.epoch;
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(lab.look.value?.epoch).toBe(epoch);
  hide(false);
  await until(() => lab.look.value?.epoch !== epoch);
});

test("a landscape and the history of a parameter come while the run goes on", async () => {
  lab = createLab();
  await loaded(short);
  lab.speed.value = 200;
  lab.seek(10);
  await atEpoch(10);
  lab.start();
  lab.askLandscape(41, "run");
  lab.askTrace(7);
  await until(() => lab.landscape.value?.rowsDone === 41 && lab.trace.value !== undefined);
  expect(lab.landscape.value?.heights.every(Number.isFinite)).toBe(true);
  expect(Array.from(lab.trace.value?.epochs ?? []).slice(0, 11)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
});

test("a race runs beside the run; lanes that do not fit each other are refused by name", async () => {
  lab = createLab();
  await loaded(short);
  lab.askRace([short, { ...short, recipe: { ...short.recipe, training: { ...short.recipe.training, learningRate: 0.01 } } }], 0);
  await until(() => lab.race.value?.result !== undefined);
  expect(lab.race.value?.result?.lanes.length).toBe(2);
  lab.askRace([short, { ...short, recipe: { ...short.recipe, hidden: [] } }], 0);
  await until(() => lab.race.value?.error !== undefined);
  expect(lab.phase.value).toBe("paused");
});

test("a race goes on when another run is loaded", async () => {
  lab = createLab();
  await loaded(short);
  lab.askRace([short, { ...short, seed: 2 }], 10);
  await until(() => (lab.race.value?.done ?? 0) > 0);
  for (const seed of [3, 4, 5]) await loaded({ ...short, seed });
  await until(() => lab.race.value?.result?.lanes[1]?.starts !== undefined);
  expect(lab.race.value?.done).toBe(22);
});

test("a look carries what the optimizer remembers: after one step of Adam, the running means of one gradient", async () => {
  lab = createLab();
  await loaded(short);
  expect(numbers().optimizerState.map((vector) => vector.some((value) => value !== 0))).toEqual([false, false]);
  lab.step();
  await atEpoch(1);
  const { gradient, optimizerState } = numbers();
  const [means, squares] = optimizerState as [Float64Array, Float64Array];
  expect([...means]).toEqual([...gradient].map((g) => (1 - 0.9) * g));
  expect([...squares]).toEqual([...gradient].map((g) => (1 - 0.999) * (g * g)));
});

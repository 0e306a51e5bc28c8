import type { EngineFactory } from "../../../network/learning/engine.ts";
import type { LabData } from "../experiment/experiment.ts";
import { createFrameAnswers } from "./frame-answers.ts";
import { createJobs } from "./jobs.ts";
import { createPace } from "./pace.ts";
import type { End, Order, Reply } from "./protocol.ts";
import { createTrainer, type Trainer } from "./trainer.ts";

/** What the session needs of the thread it runs in. */
export interface SessionDependencies {
  readonly engine: EngineFactory;
  /** Milliseconds. */
  now(): number;
  post(reply: Reply, transfer: ArrayBuffer[]): void;
}

/** The work of the lab's web worker, in slices between which it listens. */
export interface Session {
  handle(order: Order): void;
  /** Works for some milliseconds. Returns after how many more it wants to be called again; Infinity: after the next order. */
  slice(): number;
}

/** Milliseconds of work at a time. */
const SLICE = 6;
/** While steps are repeated, frames wait for so many milliseconds: the page then sees where it wants to be, not the way there. */
const PATIENCE = 100;

export function createSession({ engine, now, post }: SessionDependencies): Session {
  let pace = createPace(now);
  const frames = createFrameAnswers(now);
  const jobs = createJobs(engine, now, (news) => post({ run, ...news }, []));
  let run = 0;
  let trainer: Trainer | undefined;
  let rows: LabData | undefined;
  /** Orders that lead to a step are carried out at full speed. */
  let goal: { readonly step: number; readonly since: number; readonly end?: End } | undefined;
  /** The end of the run, until a frame shows it. */
  let ending: End | undefined;

  function load({ experiment, data = rows }: Extract<Order, { do: "load" }>): void {
    if (!data) throw new Error("the first experiment must come with its rows");
    rows = data;
    jobs.cancelLandscape();
    trainer?.release();
    trainer = undefined;
    // Another network takes another time for a step.
    pace = createPace(now);
    goal = ending = undefined;
    trainer = createTrainer(experiment, data, engine);
    frames.reset();
    post({ run, is: "ready", ...trainer.ready }, []);
  }

  function goTo(step: number): void {
    pace.stop();
    ending = undefined;
    goal = { step, since: now() };
    frames.touch();
  }

  function obey(order: Order, trainer: Trainer): void {
    const { training, ready, approach } = trainer;
    const { stepsPerEpoch, epochs } = ready;
    // Orders may follow each other faster than they are carried out.
    const at = goal?.step ?? training.steps;
    if (order.do === "run") {
      ending = undefined;
      pace.start(order.stepsPerSecond);
    } else if (order.do === "pause") pace.stop();
    else if (order.do === "step") goTo(at + order.count);
    else if (order.do === "epoch") goTo(stepsPerEpoch * (Math.floor(at / stepsPerEpoch) + 1));
    else if (order.do === "seek") {
      const epoch = Math.max(0, Math.min(order.epoch, epochs));
      approach(epoch);
      goTo(epoch * stepsPerEpoch);
    } else if (order.do === "want") frames.want(order.row, order.room);
    else if (order.do === "landscape") jobs.startLandscape(trainer, order);
    else if (order.do === "trace") post({ run, is: "trace", ...trainer.trace(order.parameter) }, []);
  }

  /** Trains until the steps that are due are done or the slice is over. Returns whether steps are still due. */
  function train(trainer: Trainer): boolean {
    const { training } = trainer;
    const start = now();
    const due = goal ? goal.step - training.steps : pace.due();
    let left = trainer.end ? 0 : due;
    while (left > 0 && now() - start < SLICE) {
      const before = training.steps;
      trainer.advance(Math.min(left, pace.portion));
      pace.count(training.steps - before);
      left = trainer.end ? 0 : left - (training.steps - before);
      frames.touch();
    }
    return left > 0;
  }

  function answer(trainer: Trainer, isBehind: boolean): void {
    if (!frames.isDue || (isBehind && (!frames.isRested || (goal && now() - goal.since < PATIENCE)))) return;
    const frame = frames.take(trainer);
    post({ run, is: "frame", ...frame }, [frame.room]);
    if (ending) post({ run, is: "end", ...ending }, []);
    ending = undefined;
  }

  /** After its end a run with early stopping goes back to its best epoch, and has ended only there. */
  function finish({ end, training, ready, approach }: Trainer): void {
    const reached = goal?.end ?? (end && { why: end, epoch: training.epochs });
    const { best } = training;
    const wasRunning = pace.isRunning;
    goal = undefined;
    if (wasRunning && reached === undefined) {
      // The run was started while a point was sought: it goes on from there.
      pace.restart();
      return;
    }
    pace.stop();
    if (wasRunning && best && reached && reached.why !== "diverged") {
      approach(best.epoch);
      goal = { step: best.epoch * ready.stepsPerEpoch, since: now(), end: reached };
      return;
    }
    ending = reached;
    if (ending) frames.touch();
  }

  return {
    handle(order) {
      if (order.do !== "load" && order.run !== run) return;
      try {
        run = order.run;
        if (order.do === "load") load(order);
        else if (order.do === "race") jobs.startRace(order);
        else if (trainer) obey(order, trainer);
      } catch (reason) {
        post({ run, is: "error", text: reason instanceof Error ? reason.message : String(reason) }, []);
      }
    },
    slice() {
      const isBusy = jobs.work();
      if (!trainer) return isBusy ? 0 : Infinity;
      const isMoving = goal !== undefined || pace.isRunning;
      const isBehind = isMoving && train(trainer);
      const isOver = isMoving && !isBehind && (goal !== undefined || trainer.end !== undefined);
      if (isOver) finish(trainer);
      const mustGoOn = isBehind || goal !== undefined;
      answer(trainer, mustGoOn);
      return mustGoOn || isBusy ? 0 : pace.wait();
    },
  };
}

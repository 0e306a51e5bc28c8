import type { EngineFactory } from "../../../network/learning/engine.ts";
import type { Job } from "./job.ts";
import { createLandscapeJob, type LandscapeNews } from "./landscape-job.ts";
import { prepareRun } from "./prepare-run.ts";
import type { Order } from "./protocol.ts";
import { createRaceJob, type RaceNews } from "./race.ts";
import type { Trainer } from "./trainer.ts";

/** What the worker computes beside the training, in turns with it: at most one landscape and one race at a time. */
export interface Jobs {
  /** The landscape of a run as it is now; one that is being computed is given up. */
  startLandscape(trainer: Trainer, order: Extract<Order, { do: "landscape" }>): void;
  cancelLandscape(): void;
  startRace(order: Extract<Order, { do: "race" }>): void;
  /** Works for some milliseconds, if there is work. Returns whether there is more. */
  work(): boolean;
}

type JobNews = LandscapeNews | RaceNews | { readonly is: "error"; readonly of: "race"; readonly text: string };

export function createJobs(engine: EngineFactory, now: () => number, report: (news: JobNews) => void): Jobs {
  let landscape: Job<LandscapeNews> | undefined;
  let race: Job<RaceNews> | undefined;

  function runRace(race: Job<RaceNews>): readonly RaceNews[] | undefined {
    try {
      return race.next();
    } catch (reason) {
      // Lanes that do not fit each other, or their rows.
      report({ is: "error", of: "race", text: reason instanceof Error ? reason.message : String(reason) });
      return undefined;
    }
  }

  return {
    startLandscape({ network, training, checkpoints, seed }, { size, plane }) {
      landscape?.cancel();
      const loss = (parameters: Float64Array) => training.engine.loss(parameters, training.batcher.source);
      // Checkpoints are overwritten when they are thinned, so the job has copies.
      const path = checkpoints.upTo(training).map(({ epoch, parameters }) => ({ epoch, parameters: Float64Array.from(parameters) }));
      landscape = createLandscapeJob({ network, path, loss, size, plane, seed, now });
    },
    cancelLandscape() {
      landscape?.cancel();
      landscape = undefined;
    },
    startRace({ lanes, starts, data }) {
      race?.cancel();
      race = createRaceJob({ lanes, starts, prepare: (experiment, engine) => prepareRun(experiment, data, engine).training, engine, now });
    },
    work() {
      const rows = landscape?.next();
      const progress = race && runRace(race);
      if (!rows) landscape = undefined;
      if (!progress) race = undefined;
      for (const news of [...(rows ?? []), ...(progress ?? [])]) report(news);
      return landscape !== undefined || race !== undefined;
    },
  };
}

import { batch, effect } from "@preact/signals";
import { networkOf } from "../../model/training/recipe.ts";
import type { DataChoice, Experiment, LabData } from "./experiment/experiment.ts";
import { applyReply, createLabSignals, failWith, installRun, showLook } from "./lab-signals.ts";
import type { LabState, Look, Run } from "./lab-state.ts";
import { createLookLoop, type LookLoopDependencies } from "./look-loop.ts";
import { readFrame } from "./training/frame.ts";
import { createLabWorker, type OpenPort, type Request } from "./training/lab-worker.ts";
import type { HistoryPart, Ready, Reply } from "./training/protocol.ts";

/** What the state needs of the page around it. */
export interface LabDependencies extends Pick<LookLoopDependencies<unknown>, "requestFrame" | "wait" | "prefersReducedMotion"> {
  readonly openPort: OpenPort;
  loadData(choice: DataChoice): Promise<LabData>;
  /** Calls back whenever the page is hidden or shown again; returns what ends this. */
  watchVisibility(callback: (isHidden: boolean) => void): () => void;
}

/** The state of the lab. No worker is started before the first `load`. */
export function createLabState(dependencies: LabDependencies): LabState {
  const signals = createLabSignals();
  const { experiment, run, phase, endReason, endEpoch, error, race, look, row, speed } = signals;
  const fail = (text: string) => batch(() => failWith(signals, text));
  const worker = createLabWorker(dependencies.openPort, receive, fail);
  /** The run that is being prepared: the views see it together with its first look. */
  let coming: Omit<Run, "ready"> | undefined;
  let ready: Ready | undefined;
  /** What has come of the history and is not shown yet: a look may be replaced before it is shown, its points must not. */
  let parts: HistoryPart[] = [];
  /** The end of the run, until the last look is shown. */
  let end: Reply | undefined;
  let loads = 0;

  const looks = createLookLoop<Look>({
    ...dependencies,
    show: (next) =>
      batch(() => {
        if (coming && ready) {
          installRun(signals, { ...coming, ready });
          coming = undefined;
        }
        showLook(signals, next, parts);
        parts = [];
        if (end) applyReply(signals, end);
        end = undefined;
      }),
    want: (used) => worker.ask({ do: "want", row: row.peek(), ...(used ? { room: used.room } : {}) }, used ? [used.room] : []),
  });

  function receive(reply: Reply): void {
    if (reply.is === "frame") {
      const { experiment, network, data } = coming ?? (run.peek() as Run);
      const optimizer = experiment.recipe.training.optimizer.name;
      const { history, ...frame } = reply;
      if (history) parts.push(history);
      looks.receive({ ...frame, numbers: readFrame(reply.room, network, data.rows.length, optimizer) });
    } else if (reply.is === "ready") {
      ready = reply;
      parts = [];
      looks.restart();
    } else if (reply.is === "end" && looks.isWaiting) end = reply;
    else batch(() => applyReply(signals, reply));
  }

  async function load(next: Experiment): Promise<void> {
    const load = ++loads;
    end = undefined;
    worker.ask({ do: "pause" });
    batch(() => {
      experiment.value = next;
      phase.value = "loading";
      endReason.value = endEpoch.value = error.value = undefined;
    });
    try {
      const data = await dependencies.loadData(next.data);
      if (load !== loads) return;
      const network = networkOf(next.recipe, data.inputNames.length);
      coming = { experiment: next, data, network };
      // A look at the run before may still be waiting to be shown.
      ready = undefined;
      worker.load(next, data);
    } catch (reason) {
      if (load === loads) fail(messageOf(reason));
    }
  }

  /** What moves the run, once there is one. */
  function move(to: "paused" | "running", ...requests: readonly Request[]): void {
    if (phase.peek() === "loading" || phase.peek() === "failed") return;
    end = undefined;
    batch(() => {
      phase.value = to;
      endReason.value = endEpoch.value = undefined;
    });
    for (const request of requests) worker.ask(request);
  }

  function start(): void {
    const isOver = phase.peek() === "ended";
    move("running", ...(isOver ? [{ do: "seek", epoch: 0 } as const] : []), { do: "run", stepsPerSecond: speed.peek() });
  }

  async function askRace(lanes: readonly Experiment[], starts: number): Promise<void> {
    const [first] = lanes;
    if (!first) return;
    const planned = { lanes, done: 0, total: lanes.length * (1 + starts) };
    race.value = planned;
    try {
      worker.ask({ do: "race", data: await dependencies.loadData(first.data), lanes, starts });
    } catch (reason) {
      race.value = { ...planned, error: messageOf(reason) };
    }
  }

  const stops = [
    effect(() => {
      const stepsPerSecond = speed.value;
      if (phase.peek() === "running") worker.ask({ do: "run", stepsPerSecond });
    }),
    effect(() => {
      if (row.value !== look.peek()?.row && look.peek()) looks.refresh();
    }),
    dependencies.watchVisibility((isHidden) => {
      if (phase.peek() === "running") worker.ask(isHidden ? { do: "pause" } : { do: "run", stepsPerSecond: speed.peek() });
    }),
    () => worker.dispose(),
  ];

  return {
    ...signals,
    load: (next) => void load(next),
    start,
    pause: () => move("paused", { do: "pause" }),
    step: () => move("paused", { do: "step", count: 1 }),
    epoch: () => move("paused", { do: "epoch" }),
    reset: () => move("paused", { do: "seek", epoch: 0 }),
    newStart: () => void load({ ...experiment.peek(), start: "drawn", seed: experiment.peek().seed + 1 }),
    seek: (epoch) => move("paused", { do: "seek", epoch }),
    askLandscape: (size, plane) => worker.ask({ do: "landscape", size, plane }),
    askTrace: (parameter) => worker.ask({ do: "trace", parameter }),
    askRace: (lanes, starts) => void askRace(lanes, starts),
    dispose() {
      for (const stop of stops) stop();
    },
  };
}

function messageOf(reason: unknown): string {
  return reason instanceof Error ? reason.message : String(reason);
}

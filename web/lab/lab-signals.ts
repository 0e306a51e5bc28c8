import { signal } from "@preact/signals";
import type { Experiment } from "./experiment/experiment.ts";
import { openingExperiment } from "./experiment/presets.ts";
import { emptyHistory, withPart } from "./lab-history.ts";
import type { Choice, History, LabState, Landscape, Look, Phase, Run } from "./lab-state.ts";
import { hasPart } from "./network/choosing.ts";
import type { EndReason, HistoryPart, Reply } from "./training/protocol.ts";

/** The signals of the lab, as those who change them see them. */
export type LabSignals = ReturnType<typeof createLabSignals>;

export function createLabSignals() {
  return {
    experiment: signal<Experiment>(openingExperiment),
    run: signal<Run | undefined>(undefined),
    phase: signal<Phase>("loading"),
    endReason: signal<EndReason | undefined>(undefined),
    endEpoch: signal<number | undefined>(undefined),
    error: signal<string | undefined>(undefined),
    look: signal<Look | undefined>(undefined),
    history: signal<History>(emptyHistory),
    ghost: signal<LabState["ghost"]["value"]>(undefined),
    landscape: signal<Landscape | undefined>(undefined),
    race: signal<LabState["race"]["value"]>(undefined),
    trace: signal<LabState["trace"]["value"]>(undefined),
    row: signal(0),
    choice: signal<Choice | undefined>(undefined),
    /** Steps per second. */
    speed: signal(20),
  };
}

/** A new run takes the place of the one before it, whose history becomes the ghost if it had begun. */
export function installRun(signals: LabSignals, next: Run): void {
  const { run, history, ghost, landscape, trace, choice, row, phase } = signals;
  const before = run.peek();
  if (before && history.peek().epochs.length > 1) ghost.value = { experiment: before.experiment, history: history.peek() };
  run.value = next;
  history.value = emptyHistory;
  landscape.value = trace.value = undefined;
  const chosen = choice.peek();
  if (chosen && !hasPart(next.network, chosen)) choice.value = undefined;
  if (row.peek() >= next.data.rows.length) row.value = 0;
  phase.value = "paused";
}

export function showLook({ look, history }: LabSignals, next: Look, parts: readonly HistoryPart[]): void {
  look.value = next;
  if (parts.length > 0) history.value = parts.reduce(withPart, history.peek());
}

/** A reply other than those with which a run begins and shows itself. */
export function applyReply(signals: LabSignals, reply: Reply): void {
  const { endReason, endEpoch, phase, landscape, trace, race } = signals;
  const present = landscape.peek();
  const running = race.peek();
  if (reply.is === "end") {
    endReason.value = reply.why;
    endEpoch.value = reply.epoch;
    phase.value = "ended";
  } else if (reply.is === "error" && reply.of === "race") {
    if (running) race.value = { ...running, error: reply.text };
  } else if (reply.is === "error") failWith(signals, reply.text);
  else if (reply.is === "trace") trace.value = reply;
  else if (reply.is === "landscape")
    landscape.value = { ...reply, heights: new Float64Array(reply.xs.length * reply.ys.length).fill(NaN), rowsDone: 0 };
  else if (reply.is === "rows" && present) {
    present.heights.set(reply.heights, reply.from * present.xs.length);
    landscape.value = { ...present, rowsDone: reply.from + reply.heights.length / present.xs.length };
  } else if (reply.is === "lanes" && running) race.value = { ...running, result: reply };
  else if (reply.is === "progress" && running) race.value = { ...running, done: reply.done, total: reply.total };
}

export function failWith({ error, phase }: LabSignals, text: string): void {
  error.value = text;
  phase.value = "failed";
}

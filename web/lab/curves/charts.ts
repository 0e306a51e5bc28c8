import type { Axis, LazyTable } from "../../components/plot.tsx";
import { grouped, percent } from "../../format.ts";
import type { History, Look, Run } from "../lab-state.ts";
import { numberText } from "../number-text.ts";
import { stepAbove } from "../steps.ts";
import type { EpochMark } from "./curve-chart.tsx";
import { type Curve, curveOf, thinned, upTo } from "./curve-data.ts";
import { epochDomain, logDomain, logTicks, logTickText, shareDomain } from "./curve-domains.ts";
import { accuracySentence, gradientSentence, lossNote, lossSentence, rateSentence, scheduleText } from "./curve-wording.ts";

/** What a chart is made from. */
export interface ChartSource {
  readonly run: Run;
  readonly look: Look;
  /** With the look among its points. */
  readonly history: History;
  /** The history of the run before. */
  readonly ghost: History | undefined;
  /** Open tables then stay as they are. */
  readonly isRunning: boolean;
}

/** A chart, ready to be drawn. */
export interface ChartContent {
  readonly title: string;
  readonly note: string;
  readonly summary: string;
  readonly x: Axis;
  readonly y: Axis;
  readonly curves: readonly Curve[];
  readonly legend: readonly { readonly name: string; readonly style: string }[];
  readonly mark?: EpochMark;
  readonly height: number;
  readonly table: LazyTable;
}

/** Both losses on a logarithmic scale, with the best epoch. */
export function lossChart(source: ChartSource): ChartContent {
  const { run, look, history } = source;
  const curves = beside(source, "losses", "heldOutLosses");
  return {
    title: "Loss",
    note: lossNote(run),
    summary: lossSentence(run, look),
    x: epochAxis(source),
    y: logAxis("loss, log scale", curves),
    curves,
    legend: legendOf(curves),
    ...(look.bestEpoch === undefined ? {} : { mark: { epoch: look.bestEpoch, label: `best: ${grouped(look.bestEpoch)}` } }),
    height: 230,
    table: tableOf(source, columnNames(run), [history.losses, history.heldOutLosses], numberText),
  };
}

export function accuracyChart(source: ChartSource): ChartContent {
  const { run, look, history } = source;
  const curves = beside(source, "accuracies", "heldOutAccuracies");
  return {
    title: "Accuracy",
    note: "Cases classified correctly at a threshold of 50%.",
    summary: accuracySentence(look.metrics),
    x: epochAxis(source),
    y: { label: "correct", domain: shareDomain(curves.map(({ values }) => values)), format: (share) => `${Math.round(100 * share)}%` },
    curves,
    legend: legendOf(curves),
    height: 180,
    table: tableOf(source, columnNames(run), [history.accuracies, history.heldOutAccuracies], percent),
  };
}

/** How the gradient shrinks or grows on its way back through the layers. */
export function gradientChart(source: ChartSource): ChartContent {
  const { look, history } = source;
  const { epochs, gradientNorms } = history;
  const isLast = (l: number) => l === gradientNorms.length - 1;
  const curves = gradientNorms
    .map((norms, l) => curveOf(isLast(l) ? "out" : `${l + 1}`, "layer", epochs, norms))
    .filter((curve) => curve !== undefined);
  return {
    title: "Gradient norm of each layer",
    note: "Of the last step. Layers are numbered from the inputs.",
    summary: gradientSentence(look.metrics, look.step),
    x: epochAxis(source),
    y: logAxis("norm, log scale", curves),
    curves,
    legend: [],
    height: 200,
    table: tableOf(
      source,
      gradientNorms.map((_, l) => (isLast(l) ? "output" : `layer ${l + 1}`)),
      gradientNorms,
      numberText,
    ),
  };
}

export function rateChart(source: ChartSource): ChartContent {
  const { run, look, history } = source;
  const curve = curveOf("learning rate", "training", history.epochs, history.learningRates);
  const most = history.learningRates.reduce((largest, rate) => Math.max(largest, rate), 0);
  return {
    title: "Learning rate",
    note: `Schedule: ${scheduleText(run.experiment.recipe.training.schedule.name)}.`,
    summary: rateSentence(look.metrics),
    x: epochAxis(source),
    y: { label: "rate", domain: [0, most > 0 ? stepAbove(most) : 1], format: (rate) => String(Number(rate.toPrecision(3))) },
    curves: curve ? [curve] : [],
    legend: [],
    height: 150,
    table: tableOf(source, ["learning rate"], [history.learningRates], numberText),
  };
}

function epochAxis({ run, look, history }: ChartSource): Axis {
  const last = Math.max(look.epoch, history.epochs.at(-1) ?? 0);
  return { label: "epoch", domain: epochDomain(last, run.ready.epochs) };
}

function logAxis(label: string, curves: readonly Curve[]): Axis {
  const domain = logDomain(curves.map(({ values }) => values));
  return { label, domain, ticks: logTicks(domain), format: logTickText, isLogarithmic: true };
}

/** A column of the training rows and of the held-out ones, over those of the run before. */
function beside(source: ChartSource, training: "losses" | "accuracies", heldOut: "heldOutLosses" | "heldOutAccuracies"): Curve[] {
  const { history, ghost } = source;
  const past = ghost && upTo(ghost, epochAxis(source).domain[1]);
  return [
    past && curveOf("training before", "ghost", past.epochs, past[training]),
    past && curveOf("held out before", "ghost", past.epochs, past[heldOut]),
    curveOf("training", "training", history.epochs, history[training]),
    curveOf("held out", "held-out", history.epochs, history[heldOut]),
  ].filter((curve) => curve !== undefined);
}

function columnNames({ ready }: Run): string[] {
  return ready.heldOutRows.length > 0 ? ["training", "held out"] : ["training"];
}

function legendOf(curves: readonly Curve[]) {
  const present = (style: Curve["style"]) => curves.some((curve) => curve.style === style);
  return [
    ...(present("training") ? [{ name: "training", style: "" }] : []),
    ...(present("held-out") ? [{ name: "held out", style: "second" }] : []),
    ...(present("ghost") ? [{ name: "run before", style: "ghost" }] : []),
  ];
}

/** As many of the columns as have names, by epoch. */
function tableOf(
  { history, look, isRunning }: ChartSource,
  names: readonly string[],
  columns: readonly Float64Array[],
  write: (value: number) => string,
): LazyTable {
  const { epochs } = history;
  return {
    version: isRunning ? "running" : `${look.step} ${epochs.length}`,
    read: () => ({
      columns: ["Epoch", ...names],
      rows: thinned(epochs)
        .filter((i) => Number.isInteger(epochs[i]))
        .map((i) => [epochs[i] as number, ...names.map((_, c) => write(columns[c]?.[i] as number))]),
    }),
  };
}

import type { Axis, LazyTable, PlotTable } from "../../components/plot.tsx";
import { percent } from "../../format.ts";
import type { History, Look, Run } from "../lab-state.ts";
import { numberText } from "../number-text.ts";
import { stepAbove } from "../steps.ts";
import type { EpochMark } from "./curve-chart.tsx";
import { type Curve, curveOf, thinned } from "./curve-data.ts";
import { epochDomain, logDomain, logTicks, logTickText, shareDomain } from "./curve-domains.ts";
import { accuracySentence, gradientSentence, lossNote, lossSentence, rateSentence, scheduleText } from "./curve-wording.ts";

/** A chart, ready to be drawn. */
export interface ChartContent {
  readonly title: string;
  readonly note: string;
  readonly summary: string;
  readonly y: Axis;
  readonly curves: readonly Curve[];
  readonly legend: readonly { readonly name: string; readonly style: string }[];
  readonly mark?: EpochMark;
  readonly height: number;
  readonly table: LazyTable;
}

export interface CurvesContent {
  readonly x: Axis;
  readonly charts: readonly ChartContent[];
}

/** The charts of a history beside the run before. `isRunning` keeps open tables as they are. */
export function curvesOf(run: Run, look: Look, history: History, ghost: History | undefined, isRunning: boolean): CurvesContent {
  const last = Math.max(look.epoch, history.epochs.at(-1) ?? 0);
  const version = isRunning ? "running" : `${look.step} ${history.epochs.length}`;
  const table = (columns: readonly string[], values: readonly Float64Array[], write: (value: number) => string): LazyTable => ({
    version,
    read: () => tableOf(history.epochs, columns, values, write),
  });
  const x: Axis = { label: "epoch", domain: epochDomain(last, run.ready.epochs) };
  const isInView = (epoch: number) => epoch <= x.domain[1];
  const past = ghost && upTo(ghost, isInView);
  const { heldOutRows } = run.ready;
  const pair = (
    training: Float64Array,
    heldOut: Float64Array,
    past: readonly (Float64Array | undefined)[],
    epochs: Float64Array | undefined,
  ) =>
    [
      ...(epochs ? past.map((values, i) => curveOf(`run before ${i}`, "ghost", epochs, values)) : []),
      curveOf("training", "training", history.epochs, training),
      curveOf("held out", "held-out", history.epochs, heldOut),
    ].filter((curve) => curve !== undefined);
  const names = heldOutRows.length > 0 ? ["training", "held out"] : ["training"];
  const losses = pair(history.losses, history.heldOutLosses, [past?.losses, past?.heldOutLosses], past?.epochs);
  const accuracies = pair(history.accuracies, history.heldOutAccuracies, [past?.accuracies, past?.heldOutAccuracies], past?.epochs);
  const layers = history.gradientNorms
    .map((norms, l, { length }) => curveOf(l === length - 1 ? "out" : `${l + 1}`, "layer", history.epochs, norms))
    .filter((curve) => curve !== undefined);
  const rates = curveOf("learning rate", "training", history.epochs, history.learningRates);
  const lossDomain = logDomain(losses.map(({ values }) => values));
  const normDomain = logDomain(layers.map(({ values }) => values));
  const mostRate = history.learningRates.reduce((most, rate) => Math.max(most, rate), 0);
  return {
    x,
    charts: [
      {
        title: "Loss",
        note: lossNote(run),
        summary: lossSentence(look),
        y: logAxis("loss, log scale", lossDomain),
        curves: losses,
        legend: legendOf(losses),
        ...(look.bestEpoch === undefined ? {} : { mark: { epoch: look.bestEpoch, label: `best: ${look.bestEpoch}` } }),
        height: 230,
        table: table(names, [history.losses, history.heldOutLosses].slice(0, names.length), numberText),
      },
      {
        title: "Accuracy",
        note: "Cases classified correctly at a threshold of 50%.",
        summary: accuracySentence(look.metrics),
        y: {
          label: "correct",
          domain: shareDomain(accuracies.map(({ values }) => values)),
          format: (share) => `${Math.round(100 * share)}%`,
        },
        curves: accuracies,
        legend: legendOf(accuracies),
        height: 180,
        table: table(names, [history.accuracies, history.heldOutAccuracies].slice(0, names.length), percent),
      },
      {
        title: "Gradient norm of each layer",
        note: "Of the last step. Layers are numbered from the inputs.",
        summary: gradientSentence(look.metrics, look.step),
        y: logAxis("norm, log scale", normDomain),
        curves: layers,
        legend: [],
        height: 200,
        table: table(
          history.gradientNorms.map((_, l, { length }) => (l === length - 1 ? "output" : `layer ${l + 1}`)),
          history.gradientNorms,
          numberText,
        ),
      },
      {
        title: "Learning rate",
        note: `Schedule: ${scheduleText(run.experiment.recipe.training.schedule.name)}.`,
        summary: rateSentence(look.metrics),
        y: { label: "rate", domain: [0, mostRate > 0 ? stepAbove(mostRate) : 1], format: (rate) => String(Number(rate.toPrecision(3))) },
        curves: rates ? [rates] : [],
        legend: [],
        height: 150,
        table: table(["learning rate"], [history.learningRates], numberText),
      },
    ],
  };
}

function logAxis(label: string, domain: readonly [number, number]): Axis {
  return { label, domain, ticks: logTicks(domain), format: logTickText, isLogarithmic: true };
}

function legendOf(curves: readonly Curve[]) {
  const present = (style: Curve["style"]) => curves.some((curve) => curve.style === style);
  return [
    ...(present("training") ? [{ name: "training", style: "" }] : []),
    ...(present("held-out") ? [{ name: "held out", style: "second" }] : []),
    ...(present("ghost") ? [{ name: "run before", style: "ghost" }] : []),
  ];
}

/** The part of a history that is in view, so that thinning spends its points there. */
function upTo(history: History, isInView: (epoch: number) => boolean): History {
  const count = history.epochs.findIndex((epoch) => !isInView(epoch));
  if (count < 0) return history;
  const cut = (column: Float64Array) => column.subarray(0, count + 1);
  return {
    epochs: cut(history.epochs),
    losses: cut(history.losses),
    heldOutLosses: cut(history.heldOutLosses),
    accuracies: cut(history.accuracies),
    heldOutAccuracies: cut(history.heldOutAccuracies),
    learningRates: cut(history.learningRates),
    gradientNorms: history.gradientNorms.map(cut),
  };
}

function tableOf(
  epochs: Float64Array,
  names: readonly string[],
  columns: readonly Float64Array[],
  write: (value: number) => string,
): PlotTable {
  return {
    columns: ["Epoch", ...names],
    rows: thinned(epochs.length).map((i) => [epochs[i] as number, ...columns.map((column) => write(column[i] as number))]),
  };
}

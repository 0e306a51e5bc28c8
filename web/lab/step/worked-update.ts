import type { Layer } from "../../../network/learning/network.ts";
import { powInteger } from "../../../network/math/exact.ts";
import { norm } from "../../../network/math/matrix.ts";
import type { OpenedStep } from "./opened-step.ts";
import type { Pick } from "./pick.ts";
import type { StepLine } from "./step-line.ts";
import { written, writtenFactor } from "./written-number.ts";

/** A line of the update with its numbers, for one weight of the first layer. */
export function workedUpdate(step: OpenedStep, kind: StepLine["kind"], pick: Pick): string {
  const { gradient, options, update } = step;
  const e = weightIndex(step, pick);
  const name = `_{1,${pick.unit + 1},${pick.input + 1}}`;
  const [w, after] = [step.parameters[e] as number, update.stepped[e] as number];
  const at = (vector: Float64Array | undefined): string => written(vector?.[e] as number);
  switch (kind) {
    case "penalty": {
      const l2 = options.l2 ? ` + ${written(options.l2)} · ${writtenFactor(w)}` : "";
      const l1 = options.l1 ? ` + ${written(options.l1)} · ${Math.sign(w) || 0}`.replace("-", "−") : "";
      return `dw${name} ← ${at(gradient)}${l2}${l1} = ${at(update.penalised)}`;
    }
    case "clip":
      return `dw${name} ← ${at(update.penalised)} · min(1, ${options.clipNorm}/${written(norm(update.penalised))}) = ${at(update.clipped)}`;
    case "memory1":
    case "memory2":
      return workedMemory(step, kind, e, name);
    case "step":
      return `w${name} ← ${workedStep(step, e)} = ${written(after)}`;
    case "constraint": {
      const kept = update.parameters[e] as number;
      return `w${name} ← ${written(kept)} "  ${kept === after ? "(its sign is right)" : `instead of ${written(after)}`}"`;
    }
    default:
      return `L = ${written(step.loss)} → L′ = ${written(update.loss)}`;
  }
}

/** Where the picked weight of the first layer stands among the parameters. */
export function weightIndex({ network }: OpenedStep, { unit, input }: Pick): number {
  const { weightsAt, inputs } = network.layers[0] as Layer;
  return weightsAt + unit * inputs + input;
}

function workedMemory({ options: { optimizer }, update }: OpenedStep, kind: "memory1" | "memory2", e: number, name: string): string {
  const g = written(update.clipped[e] as number);
  const square = g.startsWith("−") || g.includes("×") ? `(${g})²` : `${g}²`;
  const vector = kind === "memory1" ? 0 : 1;
  const before = writtenFactor(update.stateBefore[vector]?.[e] as number);
  const factor = writtenFactor(update.clipped[e] as number);
  const after = written(update.state[vector]?.[e] as number);
  switch (optimizer.name) {
    case "momentum":
    case "nesterov":
      return `v${name} ← ${optimizer.momentum} · ${before} + ${factor} = ${after}`;
    case "rmsprop":
      return `s${name} ← ${optimizer.decay} · ${before} + ${rest(optimizer.decay)} · ${square} = ${after}`;
    case "adam":
    case "adamw":
      return kind === "memory1"
        ? `m${name} ← ${optimizer.beta1} · ${before} + ${rest(optimizer.beta1)} · ${factor} = ${after}`
        : `s${name} ← ${optimizer.beta2} · ${before} + ${rest(optimizer.beta2)} · ${square} = ${after}`;
    default:
      return "";
  }
}

function workedStep({ options: { optimizer }, parameters, update, learningRate, step }: OpenedStep, e: number): string {
  const w = written(parameters[e] as number);
  const rate = written(learningRate);
  const g = writtenFactor(update.clipped[e] as number);
  const [first, second] = update.state.map((vector) => vector[e] as number) as [number, number];
  switch (optimizer.name) {
    case "sgd":
      return `${w} − ${rate} · ${g}`;
    case "momentum":
      return `${w} − ${rate} · ${writtenFactor(first)}`;
    case "nesterov":
      return `${w} − ${rate} (${g} + ${optimizer.momentum} · ${writtenFactor(first)})`;
    case "rmsprop":
      return `${w} − ${rate} · {${written(update.clipped[e] as number)}}/{√{${written(first)}} + ${written(optimizer.epsilon)}}`;
    case "adam":
    case "adamw": {
      const mean = first / (1 - powInteger(optimizer.beta1, step));
      const square = second / (1 - powInteger(optimizer.beta2, step));
      const direction = `{${written(mean)}}/{√{${written(square)}} + ${written(optimizer.epsilon)}}`;
      return optimizer.name === "adam"
        ? `${w} − ${rate} · ${direction}`
        : `${w} − ${rate} (${direction} + ${optimizer.decay} · ${writtenFactor(parameters[e] as number)})`;
    }
  }
}

/** 1 − ρ, without the dust of binary fractions. */
function rest(decay: number): string {
  return written(1 - decay);
}

import type { Layer } from "../../../network/learning/network.ts";
import { type Place, slopeAt } from "./finite-differences.ts";
import type { OpenedStep } from "./opened-step.ts";
import type { Pick } from "./pick.ts";
import type { StepLine } from "./step-line.ts";
import { element } from "./worked-line.ts";

/** One of the numbers that a line computes. */
export interface LineValue {
  /** In the notation of components/math-notation.ts. */
  readonly name: string;
  readonly value: number;
  /** Of a parameter, before the update. */
  readonly before?: number;
  /** Where the number is a slope that can be measured. */
  readonly place?: Place;
  /** The unit of the line's layer, or the input of the picked unit, counted from 0. */
  readonly index: number;
}

/** The numbers of a line: one per unit, or the weights of the picked unit. Lines about all parameters show those of the first layer. */
export function valuesOf(step: OpenedStep, line: StepLine, { unit }: Pick): LineValue[] {
  const { layer: l = 0 } = line;
  const layer = step.network.layers[l] as Layer;
  const units = (letter: string, vector: Float64Array | undefined): LineValue[] =>
    Array.from(vector ?? [], (value, j) => ({ name: element(letter, l, j), value, index: j }));
  const slopes = (letter: string, kind: "sum" | "activation" | "bias"): LineValue[] =>
    Array.from({ length: layer.units }, (_, j) => {
      const place: Place = { kind, layer: l, unit: j };
      return { name: element(letter, l, j), value: slopeAt(step, place), place, index: j };
    });
  switch (line.kind) {
    case "X":
      return Array.from(step.X, (value, k) => ({ name: `x_{${k + 1}}`, value, index: k }));
    case "Z":
      return units("z", step.Z[l]);
    case "A":
      return units("a", step.A[l]);
    case "dZ":
      return slopes("dz", "sum");
    case "dA":
      return slopes("da", "activation");
    case "db":
      return slopes("db", "bias");
    case "dW":
      return Array.from({ length: layer.inputs }, (_, k) => {
        const place: Place = { kind: "weight", layer: l, unit, input: k };
        return { name: element("dw", l, unit, k), value: slopeAt(step, place), place, index: k };
      });
    case "step":
    case "constraint":
      return changes(step, line.kind === "step" ? step.update.stepped : step.update.parameters, unit);
    default:
      return [];
  }
}

/** The weights of a unit of the first layer, and its bias, before and after. */
function changes({ network, parameters }: OpenedStep, after: Float64Array, unit: number): LineValue[] {
  const { weightsAt, biasesAt, inputs } = network.layers[0] as Layer;
  const value = (name: string, e: number, index: number): LineValue => ({
    name,
    before: parameters[e] as number,
    value: after[e] as number,
    index,
  });
  return [
    ...Array.from({ length: inputs }, (_, k) => value(element("w", 0, unit, k), weightsAt + unit * inputs + k, k)),
    value(element("b", 0, unit), biasesAt + unit, inputs),
  ];
}

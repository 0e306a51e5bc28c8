import type { Choice, Look, Run } from "../lab-state.ts";
import { hasPart, parameterOf } from "./choosing.ts";
import { inputsOf, sumOf, type UnitSum } from "./sums.ts";

/** The numbers of the part that the panel explains, copied out of a look. */
export type PartReading = { readonly run: Run; readonly row: number } & (
  | { readonly kind: "input"; readonly choice: Choice & { kind: "input" }; readonly score: number; readonly input: number }
  | {
      readonly kind: "unit";
      readonly choice: Choice & { kind: "unit" };
      readonly parameter: number;
      readonly gradient: number;
      readonly sum: UnitSum;
    }
  | {
      readonly kind: "weight";
      readonly choice: Choice & { kind: "weight" };
      readonly parameter: number;
      readonly gradient: number;
      readonly sum: UnitSum;
    }
);

/** Reads a part of the network out of a look; undefined where the network has no such part. */
export function readPart(run: Run, look: Look, choice: Choice): PartReading | undefined {
  if (!hasPart(run.network, choice)) return undefined;
  const { row } = look;
  if (choice.kind === "input") {
    const score = run.data.rows[row]?.[choice.input] as number;
    return { run, row, kind: "input", choice, score, input: inputsOf(run, row)[choice.input] as number };
  }
  const parameter = parameterOf(run.network, choice) as number;
  const rest = { run, row, parameter, gradient: look.numbers.gradient[parameter] as number, sum: sumOf(run, look, choice) };
  return choice.kind === "unit" ? { ...rest, kind: "unit", choice } : { ...rest, kind: "weight", choice };
}

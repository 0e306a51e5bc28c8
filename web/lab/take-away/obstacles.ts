import { diagnoses, features, isScore } from "../../../data/features.ts";
import type { Run } from "../lab-state.ts";

/** The largest network that the form can explain in seconds. */
const MOST_PARAMETERS = 10_000;

/** Why the network of a run cannot be a model file; undefined if it can. A model takes the nine scores and tells the two diagnoses apart. */
export function obstacleToModel({ data }: Pick<Run, "data">): string | undefined {
  const isSame = (a: readonly string[], b: readonly string[]) => a.length === b.length && a.every((name, i) => name === b[i]);
  const labels = features.map(({ label }) => label);
  if (!isSame(data.inputNames, labels) || !isSame(data.classNames, diagnoses))
    return "Only a network of the nine scores can be taken away; this one has other inputs.";
  if (!data.rows.every((row) => row.every(isScore))) return "Only a network of whole scores from 1 to 10 can be taken away.";
  return undefined;
}

/** Why a model cannot be used in the form; undefined if it can. */
export function obstacleToForm({ network }: Pick<Run, "network">): string | undefined {
  if (network.parameterCount <= MOST_PARAMETERS) return undefined;
  return `The form explains every prediction, which would take minutes with more than ${MOST_PARAMETERS.toLocaleString("en")} parameters.`;
}

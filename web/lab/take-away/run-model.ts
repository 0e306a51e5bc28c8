import { wisconsin } from "../../../data/wisconsin.ts";
import type { ModelFile } from "../../../model/file/model-file.ts";
import { unassessedModel } from "../../../model/release/model-content.ts";
import { type DataOrigin, trainingDataOf } from "../../../model/training/training-data.ts";
import type { Look, Run } from "../lab-state.ts";
import { obstacleToModel } from "./obstacles.ts";

/**
 * The run as it stands as a model file. It is not assessed, and says so by its prediction sets, which hold both classes. The name of
 * its recipe is the address of the experiment. Throws RangeError where there is an obstacle, or where the parameters are not finite.
 */
export function modelOfRun(run: Run, { numbers }: Pick<Look, "numbers">, address: string): ModelFile {
  const obstacle = obstacleToModel(run);
  if (obstacle) throw new RangeError(obstacle);
  const { data, experiment, network, ready } = run;
  const parameters = Float64Array.from(numbers.parameters);
  if (!parameters.every(Number.isFinite)) throw new RangeError("the parameters must be finite numbers");
  const learned = [...ready.trainingRows];
  const training = trainingDataOf(
    learned.map((i) => data.rows[i] as readonly number[]),
    learned.map((i) => data.labels[i] as number),
    originOf(run),
  );
  return unassessedModel({ ...experiment.recipe, name: address }, training, experiment.seed, {
    network,
    parameters,
    scaling: ready.scaling,
  });
}

function originOf({ data, experiment, ready }: Run): DataOrigin {
  const used = ready.trainingRows.length;
  if (experiment.data.kind === "own") return { rows: data.rows.length, used, sha256: experiment.data.sha256 };
  return { rows: wisconsin.groups.reduce((sum, { rows }) => sum + rows, 0), used, sha256: wisconsin.sha256 };
}

import { useCallback } from "preact/hooks";
import { createSchedule } from "../../../network/learning/schedules.ts";
import type { LabState, Look, Run } from "../lab-state.ts";
import { inputsOf } from "../network/sums.ts";
import { usePaced } from "../paced.ts";
import { type OpenedStep, openStep } from "./opened-step.ts";
import { StepWalk } from "./step-walk.tsx";
import { written } from "./written-number.ts";

const PACE = { every: 500, offset: 60 };

/** One step of backpropagation for one case at the run's present parameters: every equation with its numbers. */
export function LabStep({ lab }: { lab: LabState }) {
  const read = useCallback((run: Run, look: Look) => ({ run, row: look.row, step: stepOf(run, look), batch: batchGradient(look) }), []);
  const reading = usePaced(lab, PACE, read).value;
  if (!reading) return null;
  const { run, row, step, batch } = reading;
  return (
    <StepWalk
      step={step}
      inputNames={run.data.inputNames}
      choice={lab.choice.value}
      onChoose={(choice) => {
        lab.choice.value = choice;
      }}
      lead={<Lead run={run} row={row} isRunning={lab.phase.value === "running"} />}
      isRunning={lab.phase.value === "running"}
      updateNote={<RealStep run={run} step={step} batch={batch} />}
    />
  );
}

function Lead({ run: { data, ready }, row, isRunning }: { run: Run; row: number; isRunning: boolean }) {
  const label = data.labels[row] as 0 | 1;
  return (
    <p class="soft">
      Case {row + 1} of {data.rows.length}, {data.classNames[label]} (Y = {label})
      {ready.heldOutRows.includes(row) ? ", held out: the run never learns from it" : ""}. Forward, the loss, and back, at the parameters of
      this moment; beside every slope its measurement by changing the quantity by ±h, h = 10⁻⁵.
      {isRunning ? " While the run goes on, the numbers follow twice per second." : ""}
    </p>
  );
}

/** How what is shown for one row relates to the step that the run will take. */
function RealStep({ run, step, batch }: { run: Run; step: OpenedStep; batch: { readonly norm: number; readonly isAfterStep: boolean } }) {
  const { batchSize, inputNoise, optimizer } = run.experiment.recipe.training;
  const rows = run.ready.trainingRows.length;
  const count = batchSize === "full" ? rows : Math.min(batchSize, rows);
  const own = Math.sqrt(step.gradient.reduce((sum, g) => sum + g * g, 0));
  return (
    <p class="soft">
      This update is computed as if the case were the whole batch. Step {step.step} of the run takes the mean of such gradients over{" "}
      {count === 1 ? "one row" : `${count} rows`}
      {inputNoise > 0 ? `, each with fresh noise of standard deviation ${written(inputNoise)} on its inputs` : ""}.
      {batch.isAfterStep
        ? ` The gradient of this case has the length ${written(own)}, the run’s last one ${written(batch.norm)}: slopes of single cases differ, and in the mean they partly cancel.`
        : ""}
      {optimizer.name === "sgd" ? "" : " What the optimizer remembers is that of the run."}
    </p>
  );
}

/** A copy of everything that the step needs: the look's buffer goes back to the worker. */
function stepOf(run: Run, { row, step, numbers }: Look): OpenedStep {
  const { training } = run.experiment.recipe;
  const factor = createSchedule(training.schedule, run.ready.epochs * run.ready.stepsPerEpoch)(step);
  return openStep({
    network: run.network,
    parameters: Float64Array.from(numbers.parameters),
    X: inputsOf(run, row),
    Y: run.data.labels[row] as number,
    options: training,
    learningRate: training.learningRate * factor,
    step: step + 1,
    optimizerState: numbers.optimizerState.map((vector) => Float64Array.from(vector)),
  });
}

function batchGradient({ step, metrics }: Look): { readonly norm: number; readonly isAfterStep: boolean } {
  return { norm: metrics.gradientNorm, isAfterStep: step > 0 };
}

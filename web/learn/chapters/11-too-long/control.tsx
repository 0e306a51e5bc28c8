import { useMemo } from "preact/hooks";
import { cost as printed } from "../../../../data/article.json";
import { grouped, percent } from "../../../format.ts";
import { Readout } from "../../parts/readout.tsx";
import { Slider } from "../../parts/slider.tsx";
import { useLessonWorker } from "../../worker/lesson-worker.ts";
import { comparedCosts, createArticleState } from "./article-state.ts";
import { CostPlot } from "./cost-plot.tsx";

const ITERATIONS = 67_000;
const HELD_OUT = 182;

/** The article's training, live, and a marker to choose where to stop. */
export function Control() {
  const worker = useLessonWorker();
  const state = useMemo(() => createArticleState(worker, (flush) => requestAnimationFrame(flush)), []);
  const looks = state.looks.value;
  const { equal, reached } = comparedCosts(looks, printed);
  const stopAt = state.stopAt.value;
  const look = looks.find(({ iteration }) => iteration === stopAt);
  const isRunning = state.isRunning.value;
  const last = looks.at(-1);
  return (
    <div class="control-pair">
      <CostPlot looks={looks} stopAt={stopAt} />
      <div class="control-side">
        <div class="button-row">
          {isRunning ? (
            <button type="button" class="button quiet" onClick={() => state.stop()}>
              Stop
            </button>
          ) : (
            <button type="button" class="button" onClick={() => state.run()}>
              Run {grouped(ITERATIONS)} iterations
            </button>
          )}
          <progress max={ITERATIONS} value={last?.iteration ?? 0} aria-label="Iterations done" />
        </div>
        <Readout
          figures={[
            ["Iteration", grouped(last?.iteration ?? 0)],
            ["Cost", last?.cost.toFixed(6) ?? "–"],
            ["Printed costs matched", `${equal} of ${reached}`],
          ]}
        />
        <p role="status" class="visually-hidden">
          {!isRunning && last ? `Stopped at iteration ${last.iteration}; ${equal} of ${reached} printed costs are ours to six digits.` : ""}
        </p>
        {state.error.value && <p class="error">{`The training could not be run: ${state.error.value}.`}</p>}
        <Slider
          label="Stop at iteration"
          value={stopAt}
          min={500}
          max={ITERATIONS}
          step={500}
          format={grouped}
          onInput={(value) => {
            state.stopAt.value = value;
          }}
        />
        <Readout
          figures={[
            ["Cost there", look?.cost.toFixed(4) ?? "–"],
            ["Held-out loss", look?.heldOutLoss.toFixed(4) ?? "–"],
            ["Held out: right", look ? `${look.right} of ${HELD_OUT} (${percent(look.right / HELD_OUT)})` : "–"],
          ]}
        />
        <p class="soft">
          On this one split almost everything looks good. The picture above, with ten splits, tells when learning turns into memorizing.
        </p>
      </div>
    </div>
  );
}

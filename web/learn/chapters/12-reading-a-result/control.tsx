import { useMemo } from "preact/hooks";
import { readingAResult } from "../../../../data/lessons/12-reading-a-result.ts";
import { DataTable } from "../../../components/plot.tsx";
import { percent } from "../../../format.ts";
import { Readout } from "../../parts/readout.tsx";
import { useLessonWorker } from "../../worker/lesson-worker.ts";
import { MOST_ERRORS, SplitHistogram } from "./split-histogram.tsx";
import { createSplitState, histogramOf } from "./split-state.ts";

const MANY = 20;
const { random, given } = readingAResult;
const testRows = given.figures.rows;

/** Draw random splits; each is trained and tested at once. */
export function Control() {
  const worker = useLessonWorker();
  const state = useMemo(() => createSplitState(worker), []);
  const drawn = state.drawn.value;
  const errors = drawn.map(({ article }) => article.errors);
  const last = drawn.at(-1);
  const mean = (values: readonly number[]) =>
    values.length > 0 ? (values.reduce((sum, x) => sum + x, 0) / values.length).toFixed(1) : "–";
  return (
    <div class="control-pair">
      <SplitHistogram
        bars={histogramOf(errors, MOST_ERRORS)}
        outline={random.figures.article.counts}
        label="The errors of the splits that you have drawn, beside those of the figures"
        caption={`Bars: your splits. Lines: the ${random.figures.splits} splits of the figures.`}
      />
      <div class="control-side">
        <p class="soft">
          Each draw shuffles all cases, trains the article’s network and our recipe on 500 of them, and tests both on {testRows} others.
        </p>
        <div class="button-row">
          <button type="button" class="button" disabled={state.isDrawing.value} onClick={() => state.draw(1)}>
            Draw a split
          </button>
          {state.isDrawing.value ? (
            <button type="button" class="button quiet" onClick={() => state.stop()}>
              Stop
            </button>
          ) : (
            <button type="button" class="button quiet" onClick={() => state.draw(MANY)}>
              Draw {MANY}
            </button>
          )}
        </div>
        {state.error.value && <p class="error">{`The split could not be tried: ${state.error.value}.`}</p>}
        <Readout
          figures={[
            ["Splits drawn", drawn.length],
            ["Last: article", last ? `${last.article.errors} (${percent(1 - last.article.errors / testRows)})` : "–"],
            ["Last: ours", last ? `${last.shipped.errors} (${percent(1 - last.shipped.errors / testRows)})` : "–"],
            ["Mean: article", mean(errors)],
            ["Mean: ours", mean(drawn.map(({ shipped }) => shipped.errors))],
            ["Without error", drawn.length > 0 ? `${errors.filter((count) => count === 0).length} of ${drawn.length}` : "–"],
          ]}
        />
        <p class="visually-hidden" role="status">
          {last && !state.isDrawing.value
            ? `${drawn.length} ${drawn.length === 1 ? "split" : "splits"} drawn. Errors in the last: ${last.article.errors} by the article’s network, ${last.shipped.errors} by ours.`
            : ""}
        </p>
        <details class="path-table">
          <summary>Show the splits as a table</summary>
          <DataTable
            label="Errors in each split drawn"
            table={{
              columns: ["Split", "Article’s network", "Our recipe"],
              rows: drawn.map(({ article, shipped }, i) => [i + 1, article.errors, shipped.errors]),
            }}
          />
        </details>
      </div>
    </div>
  );
}

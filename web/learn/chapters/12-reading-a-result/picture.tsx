import { readingAResult } from "../../../../data/lessons/12-reading-a-result.ts";
import { DataTable } from "../../../components/plot.tsx";
import { SplitHistogram } from "./split-histogram.tsx";

const { counts } = readingAResult.random.figures.article;
const { splits } = readingAResult.random.figures;
const { given } = readingAResult;

/** The errors of the article's network over many random splits. */
export function Picture() {
  return (
    <>
      <SplitHistogram
        bars={counts}
        mark={{ errors: given.figures.article.article, text: "the article’s split" }}
        label={`The errors of the article’s network in ${splits} random splits, most often ${counts.indexOf(Math.max(...counts))}`}
        caption={`The article’s network after 2,000 iterations on ${splits} random splits as large as its own: 500 cases to learn from, ${given.figures.rows} to test with.`}
      />
      <details class="path-table">
        <summary>Show data table</summary>
        <DataTable
          label="Splits by their number of errors"
          table={{ columns: ["Errors", "Splits"], rows: counts.map((count, errors) => [errors, count]) }}
        />
      </details>
    </>
  );
}

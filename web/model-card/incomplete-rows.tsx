import { features } from "../../data/features.ts";
import { incompleteFinding } from "../../model/card/findings.ts";
import type { IncompleteReport } from "../../model/file/report.ts";
import { list, percent } from "../format.ts";

/** What the network predicts for rows that really lack a score, which it was not trained on. */
export function IncompleteRows({ report }: { report: IncompleteReport }) {
  const { cases, logLoss, right, rightInterval, covered, wrong } = report;
  const total = cases[0] + cases[1];
  const classNames = ["benign", "malignant"] as const;
  return (
    <li>
      {total} rows of the data lack a score, and the network was not trained on them. The network predicts {incompleteFinding(report)} (95%
      CI of the proportion {percent(rightInterval[0])} to {percent(rightInterval[1])}), with log loss {logLoss.toFixed(3)}; {covered} have
      their class in the prediction set.
      {wrong.length > 0 && (
        <>
          {" "}
          {total - right > wrong.length ? `The ${wrong.length} largest errors` : "Predicted wrongly"}:{" "}
          {list(
            wrong.map(
              ({ values, label, probability }) =>
                `a ${classNames[label]} row with a probability of malignancy of ${percent(probability)} (${list(unknownOf(values))} unknown)`,
            ),
          )}
          .
        </>
      )}
    </li>
  );
}

function unknownOf(values: readonly (number | null)[]): string[] {
  return values.flatMap((score, f) => (score === null ? [(features[f]?.label ?? "").toLowerCase()] : []));
}

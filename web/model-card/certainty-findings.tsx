import type { Report } from "../../model/file/report.ts";
import { countWord, percent } from "../format.ts";

/** What prediction sets and the flag for samples outside the data were found to do, as items of a list. */
export function CertaintyFindings({ coverage, coverageByUnknown, unusual }: Pick<Report, "coverage" | "coverageByUnknown" | "unusual">) {
  const complete = unusual.at(-1);
  const fewest = coverageByUnknown.at(-1);
  return (
    <>
      {coverage.map(({ cases, reached, interval, both }, y) => (
        <li key={cases}>
          For the {cases} {y === 0 ? "benign" : "malignant"} samples the prediction set contained the true class in {percent(reached)} (95%
          CI {percent(interval[0])} to {percent(interval[1])}) and both classes in {percent(both)}.
        </li>
      ))}
      {fewest && (
        <li>
          With {countWord(fewest.unknown)} unknown scores, the prediction set contained the true class in{" "}
          {percent(fewest.classes[0]?.reached ?? Number.NaN)} of benign and {percent(fewest.classes[1]?.reached ?? Number.NaN)} of malignant
          samples, and both classes in {percent(fewest.classes[0]?.both ?? Number.NaN)} and {percent(fewest.classes[1]?.both ?? Number.NaN)}
          .
        </li>
      )}
      {complete && (
        <li>
          Flagged as <em>outside the training data</em>: {percent(complete.falseAlarms)} of held-out samples, {percent(complete.shuffled)}{" "}
          of samples put together from the scores of different ones, and {percent(complete.slips)} of samples in which one score of 1 was
          entered as 10 or the reverse. A sample that is not flagged may still be predicted wrongly.
        </li>
      )}
    </>
  );
}

import type { Report } from "../../model/file/report.ts";
import { percent } from "../format.ts";

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
          With {fewest.unknown} unknown scores it contained the true class in {percent(fewest.classes[0]?.reached ?? Number.NaN)} of benign
          and {percent(fewest.classes[1]?.reached ?? Number.NaN)} of malignant samples, and both classes in{" "}
          {percent(fewest.classes[0]?.both ?? Number.NaN)} and {percent(fewest.classes[1]?.both ?? Number.NaN)}.
        </li>
      )}
      {complete && (
        <li>
          As <em>outside the training data</em> were flagged {percent(complete.falseAlarms)} of held-out samples,{" "}
          {percent(complete.shuffled)} of samples made up of scores of different ones, and {percent(complete.slips)} of those with one score
          of 1 entered as 10 or the reverse. What is not flagged may still be wrong.
        </li>
      )}
    </>
  );
}

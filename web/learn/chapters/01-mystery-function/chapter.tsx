import { mysteryFunction } from "../../../../data/lessons/01-mystery-function.ts";
import { percent } from "../../../format.ts";
import type { Chapter } from "../../chapter.ts";
import { lateControl } from "../../late-control.tsx";
import { wisconsinLabels, wisconsinRows } from "../../wisconsin-rows.ts";
import { SumHistogram } from "./sum-histogram.tsx";
import { countSums } from "./sum-rule.ts";

const { cut, rows, right, accuracy } = mysteryFunction.rule.figures;
const benignShare = wisconsinLabels.filter((label) => label === 0).length / wisconsinLabels.length;
const { rule, network, difference } = mysteryFunction.heldOut.figures;
const [lowest, highest] = difference.interval as [number, number];

export const chapter: Chapter = {
  Picture: () => (
    <SumHistogram
      counts={countSums(wisconsinRows, wisconsinLabels, new Array(9).fill(true))}
      cut={cut}
      caption={
        <>
          All {rows} cases by the sum of their nine scores: <ClassName name="benign" /> above the line, <ClassName name="malignant" /> below
          it. From {cut} on, the rule says malignant.
        </>
      }
    />
  ),
  Text: () => (
    <>
      <p>
        A doctor draws some cells from a lump with a fine needle. Under the microscope, nine features of the cells each get a score from 1,
        closest to harmless, to 10, most abnormal. Is the lump benign (harmless) or malignant (cancer)?
      </p>
      <p>
        Some rule leads from nine scores to the answer, but nobody can write it down: call it the <dfn>mystery function</dfn>. What we do
        have is examples, {rows} <dfn>cases</dfn> whose scores and diagnosis are both known.
      </p>
      <p>
        <dfn>Learning</dfn> from them means taking a formula with many adjustable numbers, and adjusting these until it is right about the
        examples. The hope is that it will then be right about samples it has never seen, too. A neural network is such a formula.
      </p>
      <p>Before that, try the simplest rule there is. It needs no computer: add the nine scores up, and set a limit.</p>
    </>
  ),
  question: {
    text: `Add up all nine scores, and call a case malignant if the sum is ${cut} or more. How often is that right?`,
    answers: [
      {
        text: "In about 70 of 100 cases",
        reason: `That is hardly better than calling every case benign, which is right in ${Math.round(100 * benignShare)} of 100.`,
      },
      {
        text: "In about 85 of 100 cases",
        reason: "The rule is crude, but each score was made to rise with malignancy, and nine of them added up say a lot.",
      },
      {
        text: "In about 97 of 100 cases",
        isRight: true,
        reason: "Each score rises with malignancy, so their sum says nearly all there is to say.",
      },
    ],
  },
  Fact: () => (
    <>
      <p>
        The rule is right about{" "}
        <strong>
          {right} of {rows}
        </strong>{" "}
        cases ({percent(accuracy)}). But its limit was chosen by looking at those very cases. A fair test takes cases that had no part in
        the choice. On these, the rule and the network of this site compare like this:
      </p>
      <table class="lesson-figures">
        <thead>
          <tr>
            <th scope="col">On cases not learned from</th>
            <th scope="col" class="number">
              Sum
            </th>
            <th scope="col" class="number">
              Network
            </th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">Right</th>
            <td class="number">{percent(rule.accuracy)}</td>
            <td class="number">{percent(network.accuracy)}</td>
          </tr>
          <tr>
            <th scope="row">Malignant ones found</th>
            <td class="number">{percent(rule.sensitivity)}</td>
            <td class="number">{percent(network.sensitivity)}</td>
          </tr>
          <tr>
            <th scope="row">Benign ones cleared</th>
            <td class="number">{percent(rule.specificity)}</td>
            <td class="number">{percent(network.specificity)}</td>
          </tr>
          <tr>
            <th scope="row">Log loss (less is better)</th>
            <td class="number">{rule.logLoss.toFixed(4)}</td>
            <td class="number">{network.logLoss.toFixed(4)}</td>
          </tr>
        </tbody>
      </table>
      <p>
        For a bare yes or no, adding up would do, and even in log loss (<a href="/learn/loss">chapter 6</a>) these data cannot tell the two
        apart: the difference is {difference.mean.toFixed(4)}, with a 95% interval from {signed(lowest)} to {signed(highest)}. What the
        network adds: predictions when scores are unknown, and reasons (<a href="/learn/reading-an-answer">chapter 13</a>).
      </p>
    </>
  ),
  controlTitle: "Make a rule of your own",
  Control: lateControl(async () => (await import("./sum-control.tsx")).SumControl),
  onward: { href: "/lab", text: "Watch the network find its rule in the lab" },
};

function signed(value: number): string {
  return `${value < 0 ? "−" : "+"}${Math.abs(value).toFixed(4)}`;
}

function ClassName({ name }: { name: "benign" | "malignant" }) {
  return (
    <span class="class-mark" data-class={name}>
      {name}
    </span>
  );
}

import { mysteryFunction } from "../../../../data/lessons/01-mystery-function.ts";
import { percent } from "../../../format.ts";
import type { Chapter } from "../../chapter.ts";
import { wisconsinLabels, wisconsinRows } from "../../wisconsin-rows.ts";
import { SumControl } from "./sum-control.tsx";
import { SumHistogram } from "./sum-histogram.tsx";
import { countSums } from "./sum-rule.ts";

const { cut, rows, right, accuracy } = mysteryFunction.rule.figures;
const benignShare = wisconsinLabels.filter((label) => label === 0).length / wisconsinLabels.length;
const { rule, network } = mysteryFunction.heldOut.figures;

export const chapter: Chapter = {
  Picture: () => (
    <SumHistogram
      counts={countSums(wisconsinRows, wisconsinLabels, new Array(9).fill(true))}
      cut={cut}
      caption={
        <>
          All {rows} samples by the sum of their nine scores: <ClassName name="benign" /> above the line, <ClassName name="malignant" />{" "}
          below it. The rule calls malignant what lies right of {cut}.
        </>
      }
    />
  ),
  Text: () => (
    <>
      <p>
        A doctor draws some cells from a lump with a fine needle. Under the microscope, nine of their features are each given a score: 1 is
        closest to harmless, 10 is the most abnormal. Is the lump benign (harmless) or malignant (cancer)?
      </p>
      <p>
        Some rule leads from nine scores to the answer, but nobody knows how to write it down. Call it the <strong>mystery function</strong>
        . What we do have is examples: {rows} samples with their scores <em>and</em> the diagnosis. Learning from them means taking a
        formula with many adjustable numbers, and adjusting these until the formula is right about the examples – and, one hopes, about
        samples it has never seen. A neural network is such a formula.
      </p>
      <p>Before anything that grand, try the simplest rule there is. It needs no computer: add the nine scores up, and set a limit.</p>
    </>
  ),
  question: {
    text: `Add up all nine scores, and call a sample malignant if the sum is ${cut} or more. How often is that right?`,
    answers: [
      {
        text: "In about 70 of 100 samples",
        reason: `That is hardly better than calling every sample benign, which is right in ${Math.round(100 * benignShare)} of 100.`,
      },
      {
        text: "In about 85 of 100 samples",
        reason: "The rule is cruder than a network, but the scores were designed to be telling, and all point the same way.",
      },
      {
        text: "In about 97 of 100 samples",
        isRight: true,
        reason: "Nine scores that all point the same way are hard to beat, even by plain addition.",
      },
    ],
  },
  Fact: () => (
    <>
      <p>
        It is right about{" "}
        <strong>
          {right} of {rows}
        </strong>{" "}
        samples ({percent(accuracy)}). But this limit was chosen by looking at those very samples. The fair test is on samples that had no
        say in the choice. There the rule and the network on this site stand like this:
      </p>
      <table class="lesson-figures">
        <thead>
          <tr>
            <th scope="col">On samples not learned from</th>
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
        For a bare yes or no, addition would do. What the network adds: better probabilities (the log loss; chapter 6), predictions when
        scores are unknown, and reasons (chapter 13).
      </p>
    </>
  ),
  controlTitle: "Make a rule of your own",
  Control: SumControl,
  onward: { href: "/lab", text: "Watch the network find its rule in the lab" },
};

function ClassName({ name }: { name: "benign" | "malignant" }) {
  return (
    <span class="class-mark" data-class={name}>
      {name}
    </span>
  );
}

import { mysteryFunction } from "../../../../data/lessons/01-mystery-function.ts";
import { unit } from "../../../../data/lessons/02-unit.ts";
import { Formula } from "../../../components/math.tsx";
import { percent } from "../../../format.ts";
import type { Chapter } from "../../chapter.ts";
import { lateControl } from "../../late-control.tsx";
import { UnitAnatomy } from "./unit-anatomy.tsx";

const { one, fifteen } = unit;

export const chapter: Chapter = {
  Picture: UnitAnatomy,
  Text: () => (
    <>
      <p>
        Plain addition treats all nine scores alike. A <dfn>unit</dfn>, the smallest part of a network, does not: it multiplies each input
        by a number of its own, the <dfn>weight</dfn>, and adds the products up. A large weight means that this score counts for much; a
        negative one, that it speaks against malignancy.
      </p>
      <p>
        To the sum the unit adds one more number, the <dfn>bias</dfn>. It sets the limit, as the {mysteryFunction.rule.figures.cut} did in
        chapter 1. For all weights and inputs at once one writes <Formula>W X + b</Formula>, and calls the result <Formula>z</Formula>.
      </p>
      <p>
        A last step turns <Formula>z</Formula> into a probability: far below 0 it is close to 0%, at 0 exactly 50%, far above close to 100%.
        That function is the <em>sigmoid</em>; <a href="/learn/sigmoid-and-softmax">chapter 5</a> looks at it closely.
      </p>
      <p>
        With two scores one can see what a unit does. All the places where it says 50% lie on a straight line. The weights turn that line,
        the bias shifts it. Learning means finding the place where the line separates the cases best.
      </p>
    </>
  ),
  question: {
    text: "The network of this site has fifteen units, with another last step (chapter 3), and one more that combines their results. How much worse is a single unit, on cases that it has not learned from?",
    answers: [
      {
        text: "Much worse: below 90% right",
        reason: "Most cases lie clearly on one side or the other, and for those a straight cut is enough.",
      },
      { text: "Hardly worse", isRight: true, reason: "Nearly everything there is to see in these scores can be seen by one weighted sum." },
      {
        text: "No worse at all",
        reason: "Close, but the others change the balance: more malignant cases are found, and fewer benign ones cleared.",
      },
    ],
  },
  Fact: () => (
    <>
      <p>
        A single unit is right about <strong>{percent(one.figures.accuracy)}</strong> of the cases it has not learned from, the network
        about <strong>{percent(fifteen.figures.accuracy)}</strong>. The network finds more of the malignant cases (
        {percent(fifteen.figures.sensitivity)} against {percent(one.figures.sensitivity)}) but clears fewer of the benign ones (
        {percent(fifteen.figures.specificity)} against {percent(one.figures.specificity)}). The log loss falls from{" "}
        {one.figures.logLoss.toFixed(4)} to {fifteen.figures.logLoss.toFixed(4)}.
      </p>
      <p class="soft">
        Three times ten-fold cross-validation: the cases are split into ten parts, and each part is predicted by a network that learned from
        the other nine. Both were trained in the same way as the network of this site. Chapter 1 repeats this ten times, hence the small
        differences.
      </p>
      <p>
        What the fifteen units have learned is drawn on <a href="/model#weights-title">the model page</a>: one column of squares for each.
      </p>
    </>
  ),
  controlTitle: "Turn the line",
  Control: lateControl(async () => (await import("./unit-control.tsx")).UnitControl),
  onward: { href: "/lab?layers=none&holdout=none&rate=2&epochs=1000", text: "Train the unit of the picture in the lab" },
};

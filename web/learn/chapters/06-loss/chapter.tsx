import { type LossAfter, lossFigures } from "../../../../data/lessons/06-loss.ts";
import { Formula } from "../../../components/math.tsx";
import { percent } from "../../../format.ts";
import { numberText } from "../../../lab/number-text.ts";
import { ArticleLink } from "../../article-link.tsx";
import type { Chapter } from "../../chapter.ts";
import { LossControl } from "./loss-control.tsx";
import { LossPicture } from "./loss-picture.tsx";

const [start, ten] = lossFigures.training.figures as [LossAfter, LossAfter];
const { share, loss: unknowing } = lossFigures.ignorance.figures;
const { z, crossEntropy, squaredError } = lossFigures.pull.figures;
const all = total(ten.bins);
const near = total(ten.bins.slice(0.45 * ten.bins.length, 0.6 * ten.bins.length));
const minus = (value: number) => String(value).replace("-", "−");

export const chapter: Chapter = {
  Picture: LossPicture,
  pictureAfterQuestion: true,
  Text: () => (
    <>
      <p>
        Learning needs one number that says how wrong the network is: the <dfn>loss</dfn>. Counting errors is the obvious choice, and it
        fails. Change a weight a little, and the count mostly stays the same. There is no slope to follow.
      </p>
      <p>
        Look instead at the probability <Formula>p</Formula> that the network gave to what turned out to be true. The loss of a case is{" "}
        <Formula>−log p</Formula>, with the natural logarithm: at p = 100% it is 0, at 50% it is {Math.LN2.toFixed(2)}, and at 1% it is{" "}
        {Math.log(100).toFixed(1)}. To be sure and wrong costs more than anything. The mean over all cases is the <dfn>log loss</dfn>, or
        cross-entropy.
      </p>
      <p>
        This loss rewards honesty: claiming to be surer than the data allow makes it larger on average. Someone who knows nothing, and gives
        every case the share of malignant ones, {percent(share)}, pays {unknowing.toFixed(3)}.
      </p>
      <p>
        Why not the squared error, <Formula>(1 − p)²</Formula>? Where the network is sure and wrong, the sigmoid is flat, and the squared
        error with it: the case that has most to teach hardly pulls at all.
      </p>
      <p>
        The article behind these lessons, <ArticleLink />, trains a network of this size from scratch; we follow it here. It looks at all
        cases in every step, so that step, epoch and iteration are the same.
      </p>
    </>
  ),
  question: {
    text: `After ten steps, the article’s network has ${Math.round(100 * ten.accuracy)}% of its cases on the right side. Its loss began at ${start.loss.toFixed(3)}. Where is it now?`,
    answers: [
      {
        text: "At about 0.06: only 6% are wrong",
        reason: "That would be counting. The loss asks how sure the network is, not only on which side.",
      },
      { text: "At about 0.3: halfway down", reason: "Most cases have crossed to the right side, but only just." },
      {
        text: "Still above 0.6",
        isRight: true,
        reason: `The cases are on the right side, but only just: ${near} of ${all} get a probability between 45% and 60%.`,
      },
    ],
  },
  Fact: () => (
    <>
      <p>
        The loss has fallen{" "}
        <strong>
          from {start.loss.toFixed(3)} to {ten.loss.toFixed(3)}
        </strong>
        , while the share that is right has leapt from {percent(start.accuracy)} to {percent(ten.accuracy)}. Hardly any error is left to
        count, but the learning has just begun. That is the middle strip of the picture below.
      </p>
      <p>
        And the pull: for a malignant case at <Formula>{`z = ${minus(z)}`}</Formula>, which the network is sure is benign, log loss has a
        slope of <strong>{crossEntropy.toFixed(2)}</strong>, squared error one of <strong>{numberText(squaredError)}</strong>.
      </p>
    </>
  ),
  controlTitle: "Compare two losses",
  Control: LossControl,
  onward: { href: "/lab?from=article&at=10&view=curves", text: "See the article’s first steps in the lab" },
};

function total(counts: readonly number[]): number {
  return counts.reduce((sum, count) => sum + count, 0);
}

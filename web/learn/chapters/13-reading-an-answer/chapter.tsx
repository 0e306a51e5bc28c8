import { features } from "../../../../data/features.ts";
import { reading } from "../../../../data/lessons/13-reading-an-answer.ts";
import { grouped, percent } from "../../../format.ts";
import type { Chapter } from "../../chapter.ts";
import { ReadingControl } from "./reading-control.tsx";
import { TwoOrders } from "./two-orders.tsx";
import "../../../styles/learn-reading.css";

const { scores, baseline, probability, contributions, forwards, backwards, change } = reading.example.figures;
const [rare] = reading.prevalences.figures.toSorted((a, b) => a.prevalence - b.prevalence);
const [benign, malignant] = reading.coverage.figures;
/** The score that adds most on average. */
const strongest = contributions.indexOf(Math.max(...contributions));
const orders = features.reduce((product, _, f) => product * (f + 1), 1);
const percentagePoints = (difference: number) => Math.abs(100 * difference).toFixed(0);

export const chapter: Chapter = {
  Picture: TwoOrders,
  Text: () => (
    <>
      <h2 id="how-sure">How sure?</h2>
      <p>
        The <dfn>probability</dfn> says how many of 100 samples with such scores would be malignant. The <dfn>prediction set</dfn> lists the
        classes with which the scores are compatible. It is built so that, of 100 samples of either class, about 95 keep their true class in
        it. Both classes in it: the scores do not decide. If a sample resembles nothing in the data, rely on neither.
      </p>
      <h2 id="unknown">What if a score is unknown?</h2>
      <p>
        Then the network’s predictions are averaged over what the training cases with similar known scores have in its place. With nothing
        known at all that is {percent(baseline)}.
      </p>
      <h2 id="why">Why?</h2>
      <p>
        Add the scores one at a time, and watch the probability. What a score contributes depends on when it comes: in the picture,{" "}
        {features[strongest]?.label.toLowerCase()} {scores[strongest]} adds{" "}
        {percentagePoints((forwards[strongest + 1] as number) - (forwards[strongest] as number))} points as the first score, and{" "}
        {percentagePoints((backwards.at(-1 - strongest) as number) - (backwards.at(-2 - strongest) as number))} as the last. The average
        over all {grouped(orders)} orders is its <dfn>Shapley value</dfn>. Together with the {percent(baseline)} to start from, the nine
        values add up to the prediction. They describe the model, not the biology.
      </p>
      <h2 id="change">What would change it?</h2>
      <p>
        The smallest change that takes the probability across 50%. Here: {features[change.feature]?.label.toLowerCase()} {change.to} instead
        of {scores[change.feature]}, and {percent(probability)} becomes {percent(change.probability)}.
      </p>
      <h2 id="prevalence">How common is it?</h2>
      <p>
        The rarer malignancy is where a sample comes from, the less probable it is for the same scores: at a <dfn>prevalence</dfn> of{" "}
        {percent(rare?.prevalence ?? Number.NaN)}, the {percent(probability)} of this sample would be{" "}
        {percent(rare?.probability ?? Number.NaN)}. What the prediction set promises holds at any prevalence.{" "}
        <a href="/model#explorer-title">See what that means for 1,000 people.</a>
      </p>
    </>
  ),
  question: {
    text: "The prediction set of a sample is “benign” alone. What does that promise?",
    answers: [
      {
        text: "It is benign with a probability of 95%",
        reason: "The 95 belong to the procedure, over many samples. What holds for this one is its probability.",
      },
      {
        text: "About 95% of samples with this set are benign",
        reason: "That depends on how common malignancy is where they come from, and the set takes no account of it.",
      },
      {
        text: "Few malignant samples get this set: about 1 in 20, or fewer",
        isRight: true,
        reason: "The promise is made to each class: of 100 malignant samples, about 95 have “malignant” in their set.",
      },
    ],
  },
  Fact: () => (
    <>
      <p>
        Was the promise kept? Of {benign?.cases} benign cases that had not been learned from,{" "}
        <strong>{percent(benign?.reached ?? Number.NaN)}</strong> had “benign” in their set; of {malignant?.cases} malignant ones,{" "}
        <strong>{percent(malignant?.reached ?? Number.NaN)}</strong> had “malignant”. Both classes stood in{" "}
        {percent(benign?.both ?? Number.NaN)} and {percent(malignant?.both ?? Number.NaN)} of the sets.
      </p>
      <p>
        The promise says nothing about which samples are the exceptions: those look no different. And it holds for samples like these data,
        from one hospital and one physician. <a href="/model#trust-title">More on the model page</a>
      </p>
    </>
  ),
  controlTitle: "Read a sample, one score at a time",
  Control: ReadingControl,
  onward: { href: "/", text: "Enter scores of your own" },
};

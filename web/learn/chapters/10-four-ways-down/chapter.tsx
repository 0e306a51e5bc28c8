import { type FourWaysDownFigures, fourWaysDown } from "../../../../data/lessons/10-four-ways-down.ts";
import { lanes } from "../../../../model/lessons/lanes.ts";
import { ArticleLink } from "../../article-link.tsx";
import type { Chapter } from "../../chapter.ts";
import { lateControl } from "../../late-control.tsx";
import { LanePlot } from "./lane-plot.tsx";
import "../../../styles/learn-trials.css";

const { articleStart, otherStarts } = fourWaysDown;
const five = articleStart.figures.slice(0, lanes.length);
const plain = fromArticle("SGD, rate 0.07");
const annealed = fromArticle("SGD, rate from 2 to 0");
const large = fromArticle("SGD, rate 7");
const adam = fromArticle("Adam, rate 0.01");
const annealedElsewhere = fromOthers("SGD, rate from 2 to 0");

function Picture() {
  return (
    <LanePlot
      level={2}
      title="Four ways down, and one that goes wrong"
      summary="The loss on the 500 cases learned from, epoch by epoch. An epoch is one pass over all of them."
      losses={five.map(({ losses }) => losses)}
    />
  );
}

function Text() {
  return (
    <>
      <p>
        The <dfn>optimizer</dfn> turns a gradient into a step. Here are four ways down, and a fifth run at far too large a rate. All train
        the network of <ArticleLink /> from the article’s own initial weights, and share everything but the optimizer and its rate: 500
        cases, taken 32 at a time in random order. The gradient of 32 cases is a rough one, hence the name{" "}
        <dfn>stochastic gradient descent</dfn>, or SGD.
      </p>
      <p>
        A small rate is safe and slow. A large one is fast, but never comes to rest. <dfn>Annealing</dfn> begins large and lets the rate
        fall to 0. <dfn>Momentum</dfn> rolls on in the direction of the steps before. <dfn>Adam</dfn> also has momentum, and gives each
        parameter a rate of its own, smaller where gradients have been large.
      </p>
      <p>
        Too large a rate can do lasting harm. A ReLU unit that one big step has pushed below zero for every case has no slope any more: it
        stays <dfn>silent</dfn> for ever.
      </p>
    </>
  );
}

function Fact() {
  const momentum = fromOthers("Momentum, rate 0.07");
  const alike = fromOthers("SGD, rate 0.7");
  const boldMomentum = fromOthers("Momentum, rate 0.7");
  return (
    <>
      <table class="lesson-figures">
        <thead>
          <tr>
            <th scope="col">Way down</th>
            <th scope="col" class="number">
              Loss
            </th>
            <th scope="col" class="number">
              Jitter
            </th>
            <th scope="col" class="number">
              Silent units of 15
            </th>
          </tr>
        </thead>
        <tbody>
          {five.map(({ name, loss, jitter, silentUnits }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td class="number">{loss.toFixed(4)}</td>
              <td class="number">{jitter.toFixed(5)}</td>
              <td class="number">{silentUnits}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p>Jitter is how much the loss still varies over the last ten epochs (standard deviation).</p>
      <p>
        One start may be luck. Over the 100 other starts annealing and Adam tie (median {annealedElsewhere.loss.toFixed(3)}); on the
        article’s start Adam is unlucky, with {adam.silentUnits} silent units. A constant rate of 2 comes lower (
        {fromOthers("SGD, rate 2").loss.toFixed(3)}), and momentum at rate 0.7 lower still ({boldMomentum.loss.toFixed(3)}).
      </p>
      <p>
        From the same 100 starts, rate 7 silenced every unit in {fromOthers("SGD, rate 7").allSilent}. Momentum at rate 0.7, whose steps add
        up to the same length (0.7 / (1 − 0.9) = 7), did so in {boldMomentum.allSilent || "none"}. Momentum at 0.07 ends like plain descent
        at 0.7 (median losses {momentum.loss.toFixed(3)} and {alike.loss.toFixed(3)}) with{" "}
        {Math.round((100 * momentum.jitter) / alike.jitter)}% of its jitter.
      </p>
    </>
  );
}

/** Chapter 10. */
export const chapter: Chapter = {
  Picture,
  pictureAfterQuestion: true,
  Text,
  question: {
    text: "Sixty epochs from the article’s start: which of these has the lowest loss at the end?",
    answers: [
      { text: "Rate 0.07, the article’s", reason: `It is the slowest of those that arrive anywhere: ${plain.loss.toFixed(4)}.` },
      {
        text: "Rate 7, a hundred times as fast",
        reason: `It leaps up to ${large.highestLoss.toFixed(2)}, loses ${large.silentUnits} of its 15 units for ever, and ends at ${large.loss.toFixed(4)}.`,
      },
      {
        text: "A rate that falls from 2 to 0",
        isRight: true,
        reason: `It ends at ${annealed.loss.toFixed(4)}, and at rest: large steps first, small ones last. From other starts Adam comes as low.`,
      },
      {
        text: "Adam, rate 0.01",
        reason: `On this start ${adam.silentUnits} of its units fall silent, and it ends at ${adam.loss.toFixed(4)}. Over 100 other starts it ties with annealing.`,
      },
    ],
  },
  Fact,
  controlTitle: "Race them in your browser",
  Control: lateControl(async () => (await import("./control.tsx")).Control),
  onward: {
    href: "/lab?from=article&rate=2&schedule=cosine&batch=32&epochs=60",
    text: "Train with annealing in the lab",
  },
};

function fromArticle(name: string): FourWaysDownFigures["articleStart"]["figures"][number] {
  return named(articleStart.figures, name);
}

function fromOthers(name: string): FourWaysDownFigures["otherStarts"]["figures"][number] {
  return named(otherStarts.figures, name);
}

function named<Entry extends { readonly name: string }>(entries: readonly Entry[], name: string): Entry {
  const entry = entries.find((candidate) => candidate.name === name);
  if (!entry) throw new RangeError(`the figures of chapter 10 must have ${name}`);
  return entry;
}

import { tooLong } from "../../../../data/lessons/11-too-long.ts";
import { grouped, percent } from "../../../format.ts";
import { ArticleLink } from "../../article-link.tsx";
import type { Chapter } from "../../chapter.ts";
import { lateControl } from "../../late-control.tsx";
import { Picture } from "./picture.tsx";
import "../../../styles/learn-trials.css";

const { article, folds } = tooLong;
const { parameters, heldOut, looks, printed, equal } = article.figures;
const best = foldsAt(folds.figures.best);
const end = foldsAt(folds.figures.iterations.length - 1);
const allRight = looks.filter(({ right }) => right === heldOut);
const firstAllRight = allRight[0] as (typeof looks)[number];
const last = looks.at(-1) as (typeof looks)[number];

function Text() {
  return (
    <>
      <p>
        <ArticleLink /> trains its network for {grouped(end.iteration)} iterations, each a step of gradient descent over all the cases
        learned from, at rate 0.07. Its notebook prints the loss, which it calls the cost, every 500 iterations. We start from the same
        weights: {equal === printed ? "all" : `${equal} of its`} {printed} printed costs agree with ours to six digits.
      </p>
      <p>
        The cost falls to the very end. But a network with {parameters} parameters can do more than learn a rule: it can learn its examples
        by heart, oddities included. That is <dfn>overfitting</dfn>. It does not show on the cases learned from. It shows on{" "}
        <dfn>held-out</dfn> cases, which took no part in the training.
      </p>
    </>
  );
}

function Fact() {
  return (
    <>
      <p>
        In ten trainings, each with another tenth of the cases held out, the loss on held-out cases is lowest at iteration{" "}
        {grouped(best.iteration)}:
      </p>
      <table class="lesson-figures">
        <thead>
          <tr>
            <th scope="col">Mean of ten</th>
            <th scope="col" class="number">
              Iteration {grouped(best.iteration)}
            </th>
            <th scope="col" class="number">
              {grouped(end.iteration)}
            </th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">Loss, learned from</th>
            <td class="number">{best.trainingLoss.toFixed(4)}</td>
            <td class="number">{end.trainingLoss.toFixed(4)}</td>
          </tr>
          <tr>
            <th scope="row">Loss, held out</th>
            <td class="number">{best.heldOutLoss.toFixed(4)}</td>
            <td class="number">{end.heldOutLoss.toFixed(4)}</td>
          </tr>
          <tr>
            <th scope="row">Right, held out</th>
            <td class="number">{percent(best.accuracy)}</td>
            <td class="number">{percent(end.accuracy)}</td>
          </tr>
        </tbody>
      </table>
      <p>
        The cases that choose the iteration cannot also judge the result; that takes a third part, which neither trained nor chose. So{" "}
        {best.heldOutLoss.toFixed(4)} is optimistic.
      </p>
      <p>
        The article’s own split hides this. Its {heldOut} held-out cases are easy: all are right by iteration {firstAllRight.iteration}, and{" "}
        {last.right} of them at the end.
      </p>
      <p>
        To stop where the held-out loss turns is called <dfn>early stopping</dfn>. The network on this site does something else: it adds
        random noise to the scores at every step, so that no case ever looks quite the same.
      </p>
    </>
  );
}

/** Chapter 11. */
export const chapter: Chapter = {
  Picture,
  pictureAfterQuestion: true,
  Text,
  question: {
    text: `The cost falls for all ${grouped(end.iteration)} iterations. When would you stop?`,
    answers: [
      {
        text: "At the end, where the cost is lowest",
        reason: `The cost is that of the cases learned from. On held-out cases the loss has by then risen from ${best.heldOutLoss.toFixed(4)} to ${end.heldOutLoss.toFixed(4)}.`,
      },
      {
        text: "Where the loss on held-out cases is lowest",
        isRight: true,
        reason: `That is at iteration ${grouped(best.iteration)}, long before the end. From there on, more is lost on new cases than won.`,
      },
      {
        text: "As soon as every held-out case is right",
        reason: `In the article’s split that is so by iteration ${firstAllRight.iteration}, when the network is still unsure of everything: its held-out loss there is ${firstAllRight.heldOutLoss.toFixed(3)}, and goes on falling to ${Math.min(...looks.map((look) => look.heldOutLoss)).toFixed(3)}.`,
      },
    ],
  },
  Fact,
  controlTitle: "All iterations, live",
  Control: lateControl(async () => (await import("./control.tsx")).Control),
  onward: { href: "/lab?from=article", text: "Watch the article’s network in the lab" },
};

function foldsAt(look: number) {
  const { iterations, trainingLosses, heldOutLosses, heldOutAccuracies } = folds.figures;
  return {
    iteration: iterations[look] as number,
    trainingLoss: trainingLosses[look] as number,
    heldOutLoss: heldOutLosses[look] as number,
    accuracy: heldOutAccuracies[look] as number,
  };
}

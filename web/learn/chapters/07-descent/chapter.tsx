import { type DescentRun, descent } from "../../../../data/lessons/07-descent.ts";
import { Formula } from "../../../components/math.tsx";
import type { Chapter } from "../../chapter.ts";
import { lateControl } from "../../late-control.tsx";
import { Picture } from "./picture.tsx";
import "../../../styles/learn-trials.css";

const { minimum, descents } = descent;
const { curvatures, largestRate } = minimum.figures;
const { benign, malignant } = descent.counts.figures;
const cases = [...benign, ...malignant].reduce((sum, count) => sum + count, 0);
const [across = 0, along = 0] = curvatures;

function run(rate: number, momentum = 0): DescentRun {
  return descents.figures.find((entry) => entry.rate === rate && entry.momentum === momentum) as DescentRun;
}

function Text() {
  return (
    <>
      <p>
        A unit that sees one score has only two parameters: the weight w and the bias b. Here the score is bare nuclei, brought to the range
        from 0 to 1. Each pair of w and b has a loss over the {cases} cases, so the whole landscape fits on a map.
      </p>
      <p>
        <dfn>Gradient descent</dfn> looks which way the loss rises most steeply, the gradient, and steps the other way. The{" "}
        <dfn>learning rate</dfn> η says how far:
      </p>
      <p>
        <Formula>w ← w − η dw</Formula>, <Formula>b ← b − η db</Formula>,
      </p>
      <p>
        where <Formula>dw</Formula> is the slope of the loss in the direction of w, and <Formula>db</Formula> in that of b.
      </p>
      <p>
        This landscape is a valley, steep across and almost flat along. A step that suits the steep sides is short on the valley floor.{" "}
        <dfn>Momentum</dfn> adds nine tenths of the step before: steps along the floor add up, steps across it cancel out.
      </p>
    </>
  );
}

function Fact() {
  return (
    <>
      <p>
        All start at w = 0 and b = 0. The steps are counted until the loss is within 1% of the lowest, {minimum.figures.loss.toFixed(4)},
        and stays there.
      </p>
      <table class="lesson-figures">
        <thead>
          <tr>
            <th scope="col">Learning rate</th>
            <th scope="col" class="number">
              Steps
            </th>
            <th scope="col" class="number">
              Highest loss
            </th>
          </tr>
        </thead>
        <tbody>
          {[run(0.5), run(5), run(25), run(27), run(30), run(42), run(0.5, 0.9)].map(({ rate, momentum, steps, highest }) => (
            <tr key={`${rate} ${momentum}`}>
              <th scope="row">
                {rate}
                {momentum > 0 && ` with momentum ${momentum}`}
              </th>
              <td class="number">{steps ?? "never"}</td>
              <td class="number">{highest.toFixed(2)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p>
        The limit is 2 divided by the <dfn>curvature</dfn>, which says how quickly the slope changes. At the lowest point it is{" "}
        {across.toFixed(4)} across the valley: 2 / {across.toFixed(4)} = {largestRate.toFixed(1)}. Near the lowest point, a smaller rate
        settles and a larger one cannot. Along the valley the curvature is {Math.round(across / along)} times smaller, which is why the last
        part of the way takes so long.
      </p>
    </>
  );
}

/** Chapter 7. */
export const chapter: Chapter = {
  Picture,
  Text,
  question: {
    text: "From w = 0 and b = 0, which learning rate gets to within 1% of the lowest loss first?",
    answers: [
      { text: "0.5", reason: `Its steps are safe but short: it needs ${run(0.5).steps} of them.` },
      { text: "5", reason: `Ten times faster than 0.5, with ${run(5).steps} steps, but there is a better one.` },
      {
        text: "25",
        isRight: true,
        reason: `Its first steps raise the loss to ${run(25).highest.toFixed(2)}, and still it is there after ${run(25).steps} steps.`,
      },
      {
        text: "42",
        reason: `Too large: it leaps from one side of the valley to the other for ever, up to a loss of ${run(42).highest.toFixed(1)}.`,
      },
    ],
  },
  Fact,
  controlTitle: "Find the way down yourself",
  Control: lateControl(async () => (await import("./control.tsx")).Control),
  onward: {
    href: "/lab?from=article&epochs=500&view=landscape",
    text: "See the landscape of a whole network in the lab",
  },
};

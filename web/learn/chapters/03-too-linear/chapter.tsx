import { tooLinear } from "../../../../data/lessons/03-too-linear.ts";
import { Formula } from "../../../components/math.tsx";
import { grouped, percent } from "../../../format.ts";
import type { Chapter } from "../../chapter.ts";
import { lateControl } from "../../late-control.tsx";
import { FlatAndBent } from "./flat-and-bent.tsx";

const { pictured, spiral, corners, identity, relu } = tooLinear;
const starts = corners.settings.starts as number;

export const chapter: Chapter = {
  Picture: FlatAndBent,
  Text: () => (
    <>
      <p>
        One unit draws one straight line. Some problems need more: a spiral, a ring, four corners where opposite ones belong together. The
        obvious remedy is more units. Put many side by side, call that a <dfn>layer</dfn>, and let the next layer look at their results
        instead of at the scores. All layers but the last are called <dfn>hidden</dfn>.
      </p>
      <p>
        This does not help. A weighted sum of weighted sums is again a weighted sum: two layers <Formula>W₂ (W₁ X + b₁) + b₂</Formula> are
        one layer with the weights <Formula>W₂ W₁</Formula>. However many are stacked, the line stays straight. Such functions are called{" "}
        <dfn>linear</dfn>.
      </p>
      <p>
        What is missing is a bend. An <dfn>activation function</dfn> between the layers supplies it. The simplest is <dfn>ReLU</dfn>: keep
        what is above 0, and put 0 in place of the rest. Now each unit is active on one side of its line only, and from many such halves the
        next layer puts curves together.
      </p>
    </>
  ),
  question: {
    text: "A network has two hidden layers of 32 units, and no activation function between them. Can it follow a spiral if it trains long enough?",
    answers: [
      {
        text: `Yes, with its ${grouped(pictured.figures.flat.parameters)} numbers`,
        reason: "All of them together do no more than three: two weights and a bias, which is one straight line.",
      },
      { text: "Only with more layers", reason: "Any number of linear layers is one linear layer." },
      { text: "No, never", isRight: true, reason: "Its layers can be multiplied out to a single one, and that draws one straight line." },
    ],
  },
  Fact: () => (
    <>
      <p>
        After {grouped(pictured.settings.steps as number)} steps, two layers without an activation function are right about{" "}
        <strong>{percent(spiral.figures.identity)}</strong> of new points of the spiral: exactly as many as no hidden layer at all. With
        ReLU and three layers of 8 it is <strong>{percent(spiral.figures.relu)}</strong> (medians of {spiral.settings.seeds as number}{" "}
        starts).
      </p>
      <p>
        A bend makes it possible, not certain. From {starts} random starts, 4 ReLU units learned the four corners in {corners.figures.four},
        8 units in {corners.figures.eight}, and 2 units in {corners.figures.two === 0 ? "none" : corners.figures.two}.
      </p>
      <p>
        On the data of this site the bend matters little, but it does where it counts: with it, {percent(relu.figures.sensitivity)} of the
        malignant cases are found, without it {percent(identity.figures.sensitivity)}.
      </p>
    </>
  ),
  controlTitle: "Bend it",
  Control: lateControl(async () => (await import("./bend-control.tsx")).BendControl),
  onward: {
    href: "/lab?data=spiral&layers=8-relu_8-relu_8-relu",
    text: "Train on the spiral in the lab",
  },
};

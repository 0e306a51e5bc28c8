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
        obvious remedy is more units. Take the units without their last step, put many side by side, call that a <dfn>layer</dfn>, and let
        the next layer look at their results instead of at the scores. All layers but the last are called <dfn>hidden</dfn>.
      </p>
      <p>
        This does not help. A weighted sum of weighted sums is again a weighted sum: two layers <Formula>W₂ (W₁ X + b₁) + b₂</Formula> are
        one layer with the weights <Formula>W₂ W₁</Formula>. However many are stacked, the line stays straight. Such functions are called{" "}
        <dfn>linear</dfn> (strictly, with the biases, affine).
      </p>
      <p>
        What is missing is a bend. An <dfn>activation function</dfn> between the layers supplies it. The simplest is <dfn>ReLU</dfn>: keep
        what is above 0, and put 0 in place of the rest. Now each unit is active on one side of its line only, and from many such halves the
        next layer puts bent lines together.
      </p>
    </>
  ),
  question: {
    text: `One hidden layer of 4 ReLU units can bend its lines around the four corners. From ${starts} random starts, how many learn them?`,
    answers: [
      { text: "All of them", reason: "What a network can do and what it learns to do are two things: some starts lead into a dead end." },
      {
        text: `About ${Math.round(corners.figures.four / 10) * 10}`,
        isRight: true,
        reason: "A bend makes it possible, not certain: from the other starts, the training ends in a dead end.",
      },
      { text: "None", reason: "That is how 2 units fare; with 4 there are enough bends." },
    ],
  },
  Fact: () => (
    <>
      <p>
        After {grouped(pictured.settings.steps as number)} steps, two layers of 32 units without an activation function,{" "}
        {grouped(pictured.figures.flat.parameters)} numbers, are right about <strong>{percent(spiral.figures.identity)}</strong> of new
        points of the spiral: exactly as many as no hidden layer at all. With ReLU and three layers of 8 it is{" "}
        <strong>{percent(spiral.figures.relu)}</strong> (medians of {spiral.settings.seeds as number} starts).
      </p>
      <p>
        A bend makes it possible, not certain. Of {starts} random starts with 4 ReLU units, <strong>{corners.figures.four}</strong> learned
        the four corners, with 8 units {corners.figures.eight}, and with 2 units {corners.figures.two === 0 ? "none" : corners.figures.two}.
      </p>
      <p>
        On the data of this site the bend changes the balance: with it, the network finds more of the malignant cases (
        {percent(relu.figures.sensitivity)} against {percent(identity.figures.sensitivity)}) but clears fewer of the benign ones (
        {percent(relu.figures.specificity)} against {percent(identity.figures.specificity)}).
      </p>
    </>
  ),
  controlTitle: "Bend it",
  Control: lateControl(async () => (await import("./bend-control.tsx")).BendControl),
  onward: {
    href: "/lab?data=spiral&scaling=standard&layers=8-relu_8-relu_8-relu&initializer=he&optimizer=adam&rate=0.03&epochs=1500",
    text: "Train on the spiral in the lab",
  },
};

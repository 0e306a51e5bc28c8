import { whereToStart } from "../../../../data/lessons/09-where-to-start.ts";
import { grouped, percent } from "../../../format.ts";
import { numberText } from "../../../lab/number-text.ts";
import type { Chapter } from "../../chapter.ts";
import { lateControl } from "../../late-control.tsx";
import { firstGradientOf, trainedOf } from "./figures.ts";
import { Picture } from "./picture.tsx";
import "../../../styles/learn-trials.css";

const sigmoid = firstGradientOf("sigmoid", "small").norms;
const share = (sigmoid[0] as number) / (sigmoid.at(-1) as number);
const doubled = gainOf(2);
const halved = gainOf(0.5);
const asDrawn = gainOf(1);

const trained = [
  { text: "sigmoid, Glorot", ...pair("sigmoid", "glorot") },
  { text: "ReLU, zero", ...pair("relu", "zero") },
  { text: "ReLU, small", ...pair("relu", "small") },
  { text: "ReLU, LeCun", ...pair("relu", "lecun") },
  { text: "ReLU, He", ...pair("relu", "he") },
];

function Text() {
  return (
    <>
      <p>
        Before the first step, the weights must be something. If all were equal, the units of a layer would compute the same, get the same
        gradient and stay the same for ever. So the weights are drawn at random. But how large?
      </p>
      <p>
        Backpropagation passes the gradient back from layer to layer. Each multiplies it by its weights and by the slope of its activation.
        If that makes it smaller on average, the gradient <dfn>vanishes</dfn> on its way through many layers. If it makes it larger, the
        gradient <dfn>explodes</dfn>.
      </p>
      <p>
        <dfn>He’s initialization</dfn> draws weights of just the size at which a ReLU layer does neither: with a variance of 2 divided by
        the number of inputs. LeCun’s and Glorot’s are meant for other activations. “Small” weights are the simplest choice: normally
        distributed, with a standard deviation of 0.01.
      </p>
    </>
  );
}

function Fact() {
  const zero = trainedOf("relu", "zero");
  return (
    <>
      <p>
        The gradient of the first layer before the first step (median of five starts), and the loss after 1,000 steps at rate 0.1 (from
        three starts), learning from all cases (the lab holds a fifth of them out):
      </p>
      <table class="lesson-figures">
        <thead>
          <tr>
            <th scope="col">Activation, weights</th>
            <th scope="col" class="number">
              Gradient
            </th>
            <th scope="col" class="number">
              Loss
            </th>
          </tr>
        </thead>
        <tbody>
          {trained.map(({ text, first, end: { lowestLoss, highestLoss } }) => (
            <tr key={text}>
              <th scope="row">{text}</th>
              <td class="number">{numberText(first)}</td>
              <td class="number">{[...new Set([lowestLoss.toFixed(3), highestLoss.toFixed(3)])].join(" to ")}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p>
        A loss of {zero.lowestLoss.toFixed(3)} is that of knowing nothing but how common each class is. With ReLU, weights that are all zero
        stay there for ever, with {percent(zero.lowestAccuracy)} right.
      </p>
      <p>
        There is little room around He’s size. On the first of the five starts, doubling all weights raises the loss before the first step
        from {asDrawn.loss.toFixed(2)} to {grouped(Math.round(doubled.loss))}; halving them lowers the first layer’s gradient from{" "}
        {numberText(asDrawn.first)} to {numberText(halved.first)}. Networks that are this deep usually add further means, such as shortcuts
        past layers.
      </p>
    </>
  );
}

/** Chapter 9. */
export const chapter: Chapter = {
  Picture,
  pictureAfterQuestion: true,
  Text,
  question: {
    text: "Twenty sigmoid layers start from small random weights. How much of the output’s gradient reaches the first layer?",
    answers: [
      {
        text: "About a twentieth",
        reason: "The layers do not share the gradient out. Each one multiplies it by a small factor, so it shrinks far faster.",
      },
      {
        text: "About a millionth",
        reason: `That would be a factor of a half in each layer. A sigmoid’s slope alone is a quarter at most, and small weights make it less: only ${numberText(share)} arrives.`,
      },
      {
        text: "Practically nothing",
        isRight: true,
        reason: `A part of ${numberText(share)} arrives. The output feels ${numberText(sigmoid.at(-1) as number)}, the first layer ${numberText(sigmoid[0] as number)}.`,
      },
    ],
  },
  Fact,
  controlTitle: "Choose a start",
  Control: lateControl(async () => (await import("./control.tsx")).Control),
  onward: { href: "/lab?from=twenty-layers", text: "Train twenty layers in the lab" },
};

function pair(activation: string, initializer: string) {
  return { first: firstGradientOf(activation, initializer).norms[0] as number, end: trainedOf(activation, initializer) };
}

function gainOf(gain: number) {
  const entry = whereToStart.gains.figures.find((candidate) => candidate.gain === gain);
  if (!entry) throw new RangeError(`the figures of chapter 9 must have a gain of ${gain}`);
  return entry;
}

import { backpropagation } from "../../../../data/lessons/08-backpropagation.ts";
import { Equation, Formula } from "../../../components/math.tsx";
import { grouped } from "../../../format.ts";
import { written } from "../../../lab/step/written-number.ts";
import type { Chapter } from "../../chapter.ts";
import { lateControl } from "../../late-control.tsx";
import { SlopesPicture } from "./slopes-picture.tsx";

const { row, cost, kink } = backpropagation;
const { probability, loss, lossAfter, outputSlope, parameters, zeros, apart, slopes } = row.figures;
const silent = slopes.filter((slope) => slope === 0).length;
const { forward, backward, measuring } = cost.figures;

export const chapter: Chapter = {
  Picture: SlopesPicture,
  Text: () => (
    <>
      <p>
        To go downhill, a network must know for each of its weights and biases how the loss changes when that number grows a little: its{" "}
        <dfn>slope</dfn>. <dfn>Backpropagation</dfn> finds all of them in one pass back through the network.
      </p>
      <p>
        It is the chain rule. Forward, each layer computes its sums and bends them; at the end stands the loss. Backward, each result passes
        its slope to what it was computed from. We write <Formula>dZ</Formula> for <Formula>∂L/∂Z</Formula>. Cross-entropy after a sigmoid
        starts with the error, prediction minus label:
      </p>
      <Equation label="The slope of the last sum">dZ₂ = Ŷ − Y</Equation>
      <p>
        For the sample in the picture, which is malignant, the untrained network says {written(probability)}, so{" "}
        <Formula>{`dZ₂ = ${written(outputSlope)}`}</Formula>: the loss would fall if the last sum rose. Two rules do the rest. A weight’s
        slope is that of its sum times the input that it multiplies; and the slope of a unit is passed back along its weights, then
        multiplied by the slope <Formula>g′</Formula> of its activation:
      </p>
      <Equation label="The slopes of its weights">dW₂ = dZ₂ A₁ᵀ</Equation>
      <Equation label="The slopes of the sums below">dZ₁ = W₂ᵀ dZ₂ ∘ g′(Z₁)</Equation>
      <p>
        <Formula>W₂ᵀ</Formula> is <Formula>W₂</Formula> with rows and columns swapped; ∘ multiplies number by number.
      </p>
    </>
  ),
  question: {
    text: `One could also measure each slope, with one parameter a little larger, then a little smaller. How many forward passes would that take for all ${parameters}?`,
    answers: [
      { text: "2", reason: "That is what backpropagation gets by with: one pass forward, and one back that costs little more." },
      {
        text: `${parameters}`,
        reason: "One for each parameter, but a slope compares two losses, one on either side.",
      },
      { text: `${2 * parameters}`, isRight: true, reason: "Two for each parameter, and all of them again after every step." },
      {
        text: grouped(parameters * parameters),
        reason: "Parameters need not be changed in pairs: each slope is measured while all others stay as they are.",
      },
    ],
  },
  Fact: () => (
    <>
      <p>
        <strong>{2 * parameters}</strong> forward passes are {grouped(measuring)} multiplications. Backpropagation takes {forward} forward
        and {backward} backward: as much as <strong>{((forward + backward) / forward).toFixed(1)} forward passes</strong>, and about that
        for any number of parameters. Here both ways agree to within {written(apart, 2)}.
      </p>
      <p>
        {zeros} of the {parameters} slopes are exactly 0: {silent} units are silent on this sample, so nothing comes back through them, and
        the last score is scaled to 0. One step against the slopes, at rate {row.settings.rate as number}, lowers the loss of this sample
        from {loss.toFixed(4)} to {lossAfter.toFixed(4)}.
      </p>
      <p class="soft">
        Measuring has a flaw: on {kink.figures.rows} of the article’s 500 rows a sum lies so close to 0, where ReLU bends, that it mixes
        both sides. With these rows the check is off by {written(kink.figures.errorWith, 1)}, without them by{" "}
        {written(kink.figures.errorWithout, 1)}.
      </p>
    </>
  ),
  controlTitle: "Walk through one step",
  Control: lateControl(async () => (await import("./backprop-control.tsx")).BackpropControl),
  onward: { href: "/lab?from=article&view=step", text: "Walk through other steps in the lab" },
};

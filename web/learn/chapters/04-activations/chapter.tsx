import { activationFigures } from "../../../../data/lessons/04-activations.ts";
import { countWord } from "../../../format.ts";
import { numberText } from "../../../lab/number-text.ts";
import type { Chapter } from "../../chapter.ts";
import { ActivationControl } from "./activation-control.tsx";
import { FourCurves } from "./four-curves.tsx";

const { layers, steepest, left } = activationFigures.vanishing.figures;
const { rows, counts, silent } = activationFigures.answering.figures;

export const chapter: Chapter = {
  Picture: FourCurves,
  Text: () => (
    <>
      <p>
        Any bend between the layers makes curves possible. Why, then, are some activation functions better than others? Because of their{" "}
        <dfn>slope</dfn>.
      </p>
      <p>
        To learn, a network asks of each weight: if you grew a little, would the error grow or shrink, and how fast? The answer is called
        the <dfn>gradient</dfn>. It is worked out from the output backwards, and on its way through a unit it is multiplied by the slope of
        the activation function there. A slope of 1 lets it pass whole. A slope near 0 stops it, and what lies behind learns nothing.
      </p>
      <p>
        The sigmoid has a slope of {steepest} at best, and hardly any at both ends. The tanh reaches 1, in the middle only. ReLU has a slope
        of 1 wherever the unit is active, that is, above 0, and so it suits deep networks.
      </p>
      <p>
        This has a price. Below 0, ReLU’s slope is 0: a unit that is below 0 for every case is <dfn>silent</dfn> and, as a rule, stays so.
        Leaky ReLU leaves a small slope there for that reason.
      </p>
    </>
  ),
  question: {
    text: `Leave the weights aside: by how much do the slopes of ${layers} sigmoid layers, all at their steepest, multiply a gradient?`,
    answers: [
      { text: "About a twentieth", reason: "Slopes along the way are multiplied, not shared out." },
      { text: "About a millionth", reason: "A quarter ten times over is about a millionth, and there are twice as many layers." },
      { text: "About a trillionth", isRight: true, reason: "A quarter of a quarter of a quarter, twenty times over." },
    ],
  },
  Fact: () => (
    <>
      <p>
        {steepest} multiplied by itself {layers} times is <strong>{numberText(left)}</strong>, and that is what the slopes alone leave, at
        best; the weights multiply it as well (<a href="/learn/where-to-start">chapter 9</a>). The first layers of such a network hardly
        learn at all. With ReLU, the slope of every active unit leaves the gradient whole.
      </p>
      <p>
        The network of this site has {counts.length} ReLU units. The busiest is active on {counts[0]} of the {rows} cases;{" "}
        <strong>{countWord(silent)} of them are silent</strong> on all. They could be taken out, and no prediction would change.{" "}
        <a href="/model#weights-title">The weights</a> on the model page show which.
      </p>
    </>
  ),
  controlTitle: "Slide along the slope",
  Control: ActivationControl,
  onward: { href: "/lab?from=twenty-layers", text: "Train twenty sigmoid layers in the lab" },
};

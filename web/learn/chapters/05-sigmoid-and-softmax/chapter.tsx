import { softmaxFigures } from "../../../../data/lessons/05-sigmoid-and-softmax.ts";
import { Equation, Formula } from "../../../components/math.tsx";
import { grouped } from "../../../format.ts";
import type { Chapter } from "../../chapter.ts";
import { LogitPicture } from "./logit-picture.tsx";
import { SoftmaxControl } from "./softmax-control.tsx";

const { points, sameBits, largestDifference } = softmaxFigures.equality.figures;

export const chapter: Chapter = {
  Picture: LogitPicture,
  Text: () => (
    <>
      <p>
        The last unit of the network ends with a sum <Formula>z</Formula>, which can be any number. What is wanted is a probability, between
        0% and 100%. The <dfn>sigmoid</dfn> leads from one to the other:
      </p>
      <Equation label="The sigmoid">{"σ(z) = 1/{1 + e^{−z}}"}</Equation>
      <p>
        The odds show best what it does. At z = 0 they are even, 1 to 1. Each step of 1 to the right multiplies them by e, about 2.7: 2.7 to
        1, then 7.4 to 1. This is why z is called the <dfn>logit</dfn>, the logarithm of the odds.
      </p>
      <p>
        With several classes there is one z for each, and <dfn>softmax</dfn> shares 100% out among them: <Formula>{"e^{z}"}</Formula> of
        each class, divided by the sum over all classes. Only differences count: adding 1 to every z changes nothing.
      </p>
    </>
  ),
  question: {
    text: "Give malignant a z of its own and benign a z that is always 0, and let softmax share out the probability. Is that a different function from the sigmoid?",
    answers: [
      { text: "Yes, softmax has two inputs", reason: "One of them is fixed, so only z is left to decide." },
      { text: "They are close, but not equal", reason: "They are equal everywhere, as dividing by a common factor shows." },
      {
        text: "No, it is the same function",
        isRight: true,
        reason: "Divide both parts of the softmax by the part of malignant, and the sigmoid is left.",
      },
    ],
  },
  Fact: () => (
    <>
      <p>With e to the power of 0, which is 1, softmax gives malignant the share</p>
      <Equation label="Softmax of z and 0">{"e^{z}/{e^{z} + 1} = 1/{1 + e^{−z}}"}</Equation>
      <p>
        This project computes both separately, the sigmoid and the softmax. At {grouped(points)} values of z, from −40 to 40, they agree in{" "}
        <strong>{sameBits === points ? "all 64 bits at every one" : `all 64 bits at ${grouped(sameBits)}`}</strong>
        {largestDifference === 0 ? "." : `; the largest difference is ${largestDifference}.`} So for two classes one output is enough, and
        the network of this site has one.
      </p>
    </>
  ),
  controlTitle: "Share out 100%",
  Control: SoftmaxControl,
  onward: { href: "/lab?at=400&view=step", text: "See one case pass through a trained network in the lab" },
};

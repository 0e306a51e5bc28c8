import { LinePlot } from "../../../components/line-plot.tsx";
import { numberText, powerOfTen } from "../../../lab/number-text.ts";
import { firstGradientOf } from "./figures.ts";

const series = [
  { name: "sigmoid, small weights", norms: firstGradientOf("sigmoid", "small").norms },
  { name: "ReLU, small weights", norms: firstGradientOf("relu", "small").norms },
  { name: "ReLU, He’s weights", norms: firstGradientOf("relu", "he").norms },
];

/** The gradient of each of 21 layers before the first step, for three ways to start. */
export function Picture() {
  return (
    <LinePlot
      level={2}
      title="What each layer feels of the first step"
      summary="The norm of the gradient, layer by layer, before the first step: twenty hidden layers of 15 units and one output. Each line on the scale is ten billion (10¹⁰) times the one below. Medians of five starts."
      x={{ label: "layer, from the inputs to the output", domain: [1, 21], ticks: [1, 5, 10, 15, 20] }}
      y={{
        label: "norm of the gradient",
        domain: [1e-43, 1e3],
        ticks: [1e-40, 1e-30, 1e-20, 1e-10, 1],
        isLogarithmic: true,
        format: normText,
      }}
      series={series.map(({ name, norms }) => ({ name, points: norms.map((norm, i) => ({ x: i + 1, y: norm })) }))}
    />
  );
}

/** Powers of ten as such: they are the ticks. */
function normText(norm: number): string {
  const exponent = Math.log10(norm);
  return Number.isInteger(exponent) ? powerOfTen(exponent) : numberText(norm);
}

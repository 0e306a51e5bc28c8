import { features } from "../../../../data/features.ts";
import { unit } from "../../../../data/lessons/02-unit.ts";
import { percent } from "../../../format.ts";
import { place, scale, XAxis } from "../../parts/axes.tsx";
import { Drawing } from "../../parts/drawing.tsx";

const { weights, bias, scores, products, z, probability } = unit.anatomy.figures;
const ROW = 23;
const TOP = 24;
const NUMBERS = 212;

/** How one unit predicts one case: input times weight for each score, added up from the bias on. */
export function UnitAnatomy() {
  const terms = [
    { name: "Bias", sum: bias.toFixed(2).replace("-", "−"), value: bias },
    ...features.map(({ label }, f) => ({
      name: label,
      sum: `${inputOf(scores[f] as number)} × ${(weights[f] as number).toFixed(2)}`,
      value: products[f] as number,
    })),
  ];
  const totals = terms.map((_, i) => terms.slice(0, i).reduce((sum, { value }) => sum + value, 0));
  const x = scale([Math.floor(bias), Math.ceil(z) + 1], [NUMBERS + 10, 396]);
  const bottom = TOP + (terms.length + 1) * ROW;
  const zero = place(x(0));
  return (
    <Drawing
      label={`A unit adds up nine products and a bias to z = ${z.toFixed(1)}`}
      height={bottom + 44}
      caption={
        <>
          One trained unit and one malignant case. Each line is an input, (score − 1) / 9, times its weight. From the bias on, the bars add
          up to z = {z.toFixed(1)}; the sigmoid turns that into a probability of {percent(probability)}.
        </>
      }
    >
      <g class="plot-axes">
        <text x={NUMBERS} y={TOP - 9} text-anchor="end">
          input × weight
        </text>
        <text x={zero} y={TOP - 9} text-anchor="middle">
          0
        </text>
      </g>
      <path class="plot-tick" d={`M${zero} ${TOP - 4}V${bottom}`} />
      {terms.map(({ name, sum, value }, i) => {
        const from = totals[i] as number;
        const to = from + value;
        const y = TOP + i * ROW;
        return (
          <g key={name}>
            <g class="plot-axes">
              <text class="plot-label" x="0" y={y + 15}>
                {name}
              </text>
              <text x={NUMBERS} y={y + 15} text-anchor="end">
                {sum}
              </text>
            </g>
            <path class="link" d={`M${place(x(to))} ${y + 18}V${y + ROW + 4}`} />
            <rect
              class={value < 0 ? "term-down" : "term-up"}
              x={place(x(Math.min(from, to)))}
              y={y + 4}
              width={Math.max(1, place(Math.abs(x(to) - x(from))))}
              height="14"
            />
          </g>
        );
      })}
      <g class="plot-axes">
        <text class="plot-label strong" x="0" y={bottom - ROW + 15}>
          Sum: z = {z.toFixed(1)}
        </text>
      </g>
      <circle class="plot-dot" cx={place(x(z))} cy={bottom - ROW + 11} r="5" />
      <XAxis x={x} y={scale([0, 1], [bottom + 2, TOP])} ticks={[-5, 0, 5, 10]} label="z: malignant above 0" />
    </Drawing>
  );
}

function inputOf(score: number): string {
  return ((score - 1) / 9).toFixed(2);
}

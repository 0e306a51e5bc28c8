import { features } from "../../../../data/features.ts";
import { reading } from "../../../../data/lessons/13-reading-an-answer.ts";
import { percent } from "../../../format.ts";
import { place, scale } from "../../parts/axes.tsx";
import { Drawing } from "../../parts/drawing.tsx";

const { scores, baseline, probability, forwards, backwards, contributions } = reading.example.figures;
const ROW = 23;
const TOP = 42;
const HEIGHT = TOP + features.length * ROW;
const down = scale([0, 1], [172, 240]);
const up = scale([0, 1], [250, 318]);
const largest = Math.max(...contributions.map(Math.abs));
const mean = scale([-largest, largest], [326, 372]);

/** What each score adds to one prediction: in the order of the form, in the reverse order, and on average over all orders. */
export function TwoOrders() {
  const columns = [
    { scale: down, title: "downwards", from: forwards.slice(0, -1), to: forwards.slice(1) },
    { scale: up, title: "upwards", from: backwards.slice(0, -1).reverse(), to: backwards.slice(1).reverse() },
  ];
  return (
    <Drawing
      label="The same nine scores, added in two orders: most add something else each time. The last column is the average over all orders."
      height={HEIGHT + 8}
      caption={`One sample, its scores added one at a time: from the top down, from the bottom up, and on average over every order, in percentage points. Each way leads from ${percent(baseline)} to ${percent(probability)}; filled bars raise the probability, open ones lower it.`}
    >
      <g class="plot-axes">
        {columns.map(({ title, scale: x }) => (
          <text key={title} class="plot-label" x={x.range[0]} y="13">
            {title}
          </text>
        ))}
        <text class="plot-label" x={mean.range[0]} y="13">
          average
        </text>
        {columns.map(({ title, scale: x }) => (
          <g key={title}>
            <text x={x(0)} y="31">
              0
            </text>
            <text x={x(1)} y="31" text-anchor="end">
              100%
            </text>
            <path
              class="plot-grid"
              d={`M${x(0)} ${TOP - 6}V${HEIGHT}M${place(x(0.5))} ${TOP - 6}V${HEIGHT}M${x(1)} ${TOP - 6}V${HEIGHT}`}
            />
          </g>
        ))}
      </g>
      {features.map(({ key, label }, f) => {
        const y = TOP + f * ROW;
        return (
          <g key={key}>
            <g class="plot-axes">
              <text class="plot-label" x="0" y={y + 13}>
                {label}
              </text>
              <text x="166" y={y + 13} text-anchor="end">
                {scores[f]}
              </text>
              <text x="400" y={y + 13} text-anchor="end">
                {signed(contributions[f] as number)}
              </text>
            </g>
            {columns.map(({ title, scale: x, from, to }) => (
              <Bar key={title} from={x(from[f] as number)} to={x(to[f] as number)} y={y + 2} />
            ))}
            <Bar from={mean(0)} to={mean(contributions[f] as number)} y={y + 2} />
          </g>
        );
      })}
    </Drawing>
  );
}

function Bar({ from, to, y }: { from: number; to: number; y: number }) {
  return (
    <rect
      class={to < from ? "term-down" : "term-up"}
      x={place(Math.min(from, to))}
      y={y}
      width={Math.max(1, place(Math.abs(to - from)))}
      height="14"
    />
  );
}

/** Whole percentage points, with their sign. */
function signed(contribution: number): string {
  const whole = Math.round(100 * contribution);
  return whole < 0 ? `−${-whole}` : `+${whole}`;
}

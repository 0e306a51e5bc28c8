import { cost as printed } from "../../../../data/article.json";
import { linePath } from "../../../components/line-path.ts";
import { Plot } from "../../../components/plot.tsx";
import { grouped } from "../../../format.ts";
import type { ArticleLook } from "../../worker/tasks.ts";

const LOWEST = 0.015;
/** Every fifth printed cost has a dot; the table has all. */
const DOT_EVERY = 2500;
const ticks = [0.02, 0.05, 0.1, 0.2, 0.5];

/** The article's printed costs as dots, ours as a line through them, and the loss on the held-out rows; a marker where to stop. */
export function CostPlot({ looks, stopAt }: { looks: readonly ArticleLook[]; stopAt: number }) {
  const ours = new Map(looks.map((look) => [look.iteration, look]));
  return (
    <Plot
      title="The cost, as printed and as computed here"
      summary="Circles: every fifth cost that the article’s notebook printed. Lines: this run in your browser. Cost is the article’s name for the loss."
      x={{ label: "iteration", domain: [0, 67_000], ticks: [0, 20_000, 40_000, 60_000], format: grouped }}
      y={{ label: "loss", domain: [LOWEST, 1], ticks, isLogarithmic: true }}
      legend={[
        { name: "cost, computed here", style: "" },
        { name: "loss on its held-out cases", style: "second" },
      ]}
      table={{
        columns: ["Iteration", "Article’s cost", "Cost here", "Held-out loss"],
        rows: printed.map(({ iteration, cost }) => {
          const look = ours.get(iteration);
          return [grouped(iteration), cost.toFixed(6), look?.cost.toFixed(6) ?? "", look?.heldOutLoss.toFixed(6) ?? ""];
        }),
      }}
    >
      {({ x, y }) => {
        const through = (value: (look: ArticleLook) => number) =>
          linePath(
            looks.length,
            (i) => x((looks[i] as ArticleLook).iteration),
            (i) => y(Math.max(value(looks[i] as ArticleLook), LOWEST)),
          );
        return (
          <>
            <path class="plot-line" d={through(({ cost }) => cost)} />
            <path class="plot-line second" d={through(({ heldOutLoss }) => heldOutLoss)} />
            {printed
              .filter(({ iteration }) => iteration % DOT_EVERY === 0)
              .map(({ iteration, cost }) => (
                <circle key={iteration} class="printed-cost" cx={round(x(iteration))} cy={round(y(Math.max(cost, LOWEST)))} r="3.5" />
              ))}
            <path class="cut" d={`M${x(stopAt)} ${y.range[0]}V${y.range[1]}`} />
          </>
        );
      }}
    </Plot>
  );
}

function round(coordinate: number): number {
  return Math.round(10 * coordinate) / 10;
}

import { line } from "d3-shape";
import { lanes } from "../../../../model/lessons/lanes.ts";
import { Plot } from "../../../components/plot.tsx";

const EPOCHS = 60;
const ticks = [0.05, 0.1, 0.2, 0.5, 1];

/** The loss of each lane, epoch by epoch, on a logarithmic scale; as many epochs as there are. */
export function LanePlot({ title, summary, losses }: { title: string; summary: string; losses: readonly (readonly number[])[] }) {
  return (
    <Plot
      title={title}
      summary={summary}
      x={{ label: "epoch", domain: [0, EPOCHS], ticks: [0, 15, 30, 45, 60] }}
      y={{ label: "loss", domain: [Math.log10(0.03), Math.log10(1.6)], ticks: ticks.map(Math.log10), format: lossText }}
      legend={lanes.map(({ name }, l) => ({ name, style: laneStyle(l) }))}
      table={{
        columns: ["Epoch", ...lanes.map(({ name }) => name)],
        rows: Array.from({ length: EPOCHS + 1 }, (_, epoch) => [epoch, ...losses.map((lane) => lane[epoch]?.toFixed(4) ?? "")]),
      }}
    >
      {({ x, y }) =>
        losses.map((lane, l) => (
          <path
            key={lanes[l]?.name}
            class={`plot-line ${laneStyle(l)}`}
            d={
              line<number>(
                (_, epoch) => Math.round(10 * x(epoch)) / 10,
                (loss) => Math.round(10 * y(Math.log10(loss))) / 10,
              )([...lane]) ?? undefined
            }
          />
        ))
      }
    </Plot>
  );
}

/** The class of a lane's line. */
export function laneStyle(lane: number): string {
  return `lane lane-${lane + 1}`;
}

/** A loss from its logarithm, as the ticks have it. */
function lossText(power: number): string {
  return String(Number((10 ** power).toPrecision(2)));
}

import { lanes } from "../../../../model/lessons/lanes.ts";
import { linePath } from "../../../components/line-path.ts";
import { Plot } from "../../../components/plot.tsx";

const EPOCHS = 60;
const ticks = [0.05, 0.1, 0.2, 0.5, 1];

/** The loss of each lane, epoch by epoch, on a logarithmic scale; as many epochs as there are. */
export function LanePlot({ losses, ...head }: { title: string; summary: string; level?: 2 | 3; losses: readonly (readonly number[])[] }) {
  return (
    <Plot
      {...head}
      x={{ label: "epoch", domain: [0, EPOCHS], ticks: [0, 15, 30, 45, 60] }}
      y={{ label: "loss", domain: [0.03, 1.6], ticks, isLogarithmic: true }}
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
            d={linePath(lane.length, x, (epoch) => y(lane[epoch] as number))}
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

import { linePath } from "../../components/line-path.ts";
import { Plot } from "../../components/plot.tsx";
import { logAxis, logOf } from "./log-axis.ts";
import type { FlownLane } from "./race-state.ts";
import { lossText } from "./wording.ts";

/** The training loss of every lane after each epoch. */
export function RaceProfile({ lanes, epoch }: { lanes: readonly FlownLane[]; epoch: number }) {
  const epochs = Math.max(1, ...lanes.map(({ losses }) => losses.length - 1));
  const logarithms = lanes.map(({ losses }) => Array.from(losses, logOf));
  return (
    <Plot
      title="Epoch by epoch"
      summary="The training loss after each epoch, on a logarithmic scale. The numbers are those of the lanes."
      x={{ label: "epoch", domain: [0, epochs] }}
      y={logAxis("training loss", logarithms.flat())}
      table={{
        columns: ["Epoch", ...lanes.map(({ name }) => name)],
        rows: Array.from({ length: epochs + 1 }, (_, e) => [
          e,
          ...lanes.map(({ losses }) => (e < losses.length ? lossText(losses[e] as number) : "")),
        ]),
      }}
    >
      {({ x, y }) => (
        <>
          {lanes.map(({ name, number }, l) => (
            <g key={name} class={`lane lane-${number}`}>
              <path class="lane-line" d={linePath(Math.min(epoch + 1, logarithms[l]?.length ?? 0), x, (i) => y(logarithms[l]?.[i] ?? 0))} />
            </g>
          ))}
          {epoch > 0 &&
            lanes.map(({ name, number }, l) => {
              const at = Math.min(epoch, (logarithms[l]?.length ?? 1) - 1);
              return (
                <g
                  key={name}
                  class={`lane lane-${number}`}
                  transform={`translate(${x(at).toFixed(1)} ${y(logarithms[l]?.[at] ?? 0).toFixed(1)})`}
                >
                  <circle class="lane-head" r={8} />
                  <text class="lane-number" y={4} text-anchor="middle">
                    {number}
                  </text>
                </g>
              );
            })}
        </>
      )}
    </Plot>
  );
}

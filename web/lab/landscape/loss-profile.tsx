import { linePath } from "../../components/line-path.ts";
import { Plot, type Scales } from "../../components/plot.tsx";
import type { LandscapeFrame } from "../training/protocol.ts";
import { logAxis, logOf } from "./log-axis.ts";
import { coordinate, epochText, lossText } from "./wording.ts";

/** The loss along the path, of its points and of their projections on the plane: the same where the path lies on the landscape. */
export function LossProfile({ path, marked }: { path: LandscapeFrame["path"]; marked: number | undefined }) {
  const logarithms = [path.losses, path.projectedLosses].map((losses) => Array.from(losses, logOf));
  const last = path.epochs.at(-1) ?? 1;
  const draw = ({ x, y }: Scales, values: readonly number[]) =>
    linePath(
      values.length,
      (i) => x(path.epochs[i] as number),
      (i) => y(values[i] as number),
    );
  return (
    <Plot
      title="Along the path"
      summary="Where the two lines part, the landscape is not what the run saw: the path lies off the plane."
      x={{ label: "epoch", domain: [path.epochs[0] ?? 0, last] }}
      y={logAxis("training loss", logarithms.flat())}
      legend={[
        { name: "real loss", style: "" },
        { name: "loss of its projection", style: "third" },
      ]}
      table={{
        columns: ["Epoch", "First axis", "Second axis", "Real loss", "Loss of its projection"],
        rows: Array.from(path.epochs, (epoch, i) => [
          epochText(epoch),
          coordinate(path.x[i]),
          coordinate(path.y[i]),
          lossText(path.losses[i] as number),
          lossText(path.projectedLosses[i] as number),
        ]),
      }}
    >
      {(scales) => (
        <>
          <path class="plot-line third" d={draw(scales, logarithms[1] as number[])} />
          <path class="plot-line" d={draw(scales, logarithms[0] as number[])} />
          {marked !== undefined && (
            <path class="plot-chance" d={`M${scales.x(path.epochs[marked] as number)} ${scales.y.range[0]}V${scales.y.range[1]}`} />
          )}
        </>
      )}
    </Plot>
  );
}

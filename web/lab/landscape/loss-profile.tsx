import { line } from "d3-shape";
import { Plot, type Scales } from "../../components/plot.tsx";
import type { LandscapeFrame } from "../training/protocol.ts";
import { coordinate, lossText } from "./wording.ts";

/** The loss along the path, of its points and of their projections on the plane: the same where the path lies on the landscape. */
export function LossProfile({ path, marked }: { path: LandscapeFrame["path"]; marked: number | undefined }) {
  const logarithms = [path.losses, path.projectedLosses].map((losses) => Array.from(losses, (loss) => Math.log10(Math.max(loss, 1e-12))));
  const finite = logarithms.flat().filter(Number.isFinite);
  const [low, high] = [Math.min(...finite), Math.max(...finite)];
  const [bottom, top] = high - low < 0.3 ? [low - 0.15, high + 0.15] : [low, high];
  const last = path.epochs.at(-1) ?? 1;
  const draw = ({ x, y }: Scales, values: readonly number[]) =>
    line<number>()
      .defined(Number.isFinite)
      .x((_, i) => x(path.epochs[i] as number))
      .y((value) => y(value))([...values]) ?? "";
  return (
    <Plot
      title="Along the path"
      summary="Where the two lines part, the landscape is not what the run saw: the path lies off the plane."
      x={{ label: "epoch", domain: [path.epochs[0] ?? 0, last] }}
      y={{ label: "training loss", domain: [bottom, top], ticks: ticksBetween(bottom, top), format: (value) => lossText(10 ** value) }}
      legend={[
        { name: "real loss", style: "" },
        { name: "loss of its projection", style: "third" },
      ]}
      table={{
        columns: ["Epoch", "First axis", "Second axis", "Real loss", "Loss of its projection"],
        rows: Array.from(path.epochs, (epoch, i) => [
          epoch,
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
            <path class="plot-chance" d={`M${scales.x(path.epochs[marked] as number)} ${scales.y.range()[0]}V${scales.y.range()[1]}`} />
          )}
        </>
      )}
    </Plot>
  );
}

/** Round losses between two, as logarithms: 1, 2 and 5 of each power of ten, or powers of ten alone where that is too many. */
function ticksBetween(bottom: number, top: number): number[] {
  const of = (mantissas: readonly number[]) =>
    Array.from({ length: 30 }, (_, i) => i - 15)
      .flatMap((exponent) => mantissas.map((mantissa) => exponent + Math.log10(mantissa)))
      .filter((tick) => tick >= bottom && tick <= top);
  return [[1, 1.5, 2, 3, 4, 5, 7], [1, 2, 5], [1]].map(of).find((ticks) => ticks.length <= 6) ?? of([1]).filter((_, i) => i % 2 === 0);
}

import { type LossAfter, lossFigures } from "../../../../data/lessons/06-loss.ts";
import { grouped, percent } from "../../../format.ts";
import { pathThrough, place, scale, XAxis, YAxis } from "../../parts/axes.tsx";
import { Drawing } from "../../parts/drawing.tsx";

const x = scale([0, 1], [34, 382]);
const y = scale([0, 4], [166, 24]);
const STRIP = 62;
const FIRST = 192;
const shown = lossFigures.training.figures.filter(({ steps }) => steps !== 100);

/** The curve −log p, above how the probability of the truth spreads over the cases as a network learns. */
export function LossPicture() {
  const curve = Array.from({ length: 120 }, (_, i) => 0.0183 + (i / 119) * 0.9817).map((p) => [x(p), y(-Math.log(p))] as const);
  const bottom = FIRST + shown.length * STRIP;
  return (
    <Drawing
      label="The loss −log p falls steeply from p = 0 and reaches 0 at p = 1. While a network learns, its cases move to the right."
      height={bottom + 40}
      caption={
        <>
          Above: the loss of one case, by the probability p given to what is true. Below: where 500 cases lie while the article’s network
          learns: at first, after 10 steps and after 1,000. Filled bars are predicted correctly.
        </>
      }
    >
      <YAxis x={x} y={y} ticks={[0, 1, 2, 3, 4]} label="loss, −log p" />
      <path class="plot-chance" d={`M${x(0.5)} ${y.range[1]}V${bottom}`} />
      <path class="plot-line" d={pathThrough(curve)} />
      {shown.map((entry, i) => (
        <Strip key={entry.steps} entry={entry} bottom={FIRST + (i + 1) * STRIP - 10} />
      ))}
      <XAxis
        x={x}
        y={scale([0, 1], [bottom - 2, 0])}
        ticks={[0, 0.25, 0.5, 0.75, 1]}
        label="p, the probability given to what is true"
        format={(p) => `${100 * p}%`}
      />
    </Drawing>
  );
}

function Strip({ entry: { steps, loss, accuracy, bins }, bottom }: { entry: LossAfter; bottom: number }) {
  const unit = (STRIP - 20) / Math.max(...bins);
  const side = 1 / bins.length;
  const bars = (isRight: boolean) =>
    bins
      .map((count, bin) =>
        count === 0 || bin >= bins.length / 2 !== isRight
          ? ""
          : `M${place(x(bin * side) + 0.5)} ${bottom}V${place(bottom - Math.max(1, count * unit))}H${place(x((bin + 1) * side) - 0.5)}V${bottom}Z`,
      )
      .join("");
  return (
    <g>
      <path class="bars-right" d={bars(true)} />
      <path class="bars-wrong" d={bars(false)} />
      <path class="plot-frame" d={`M${x.range[0]} ${bottom}H${x.range[1]}`} />
      <text class="drawing-note" x={x.range[0]} y={bottom - STRIP + 26}>
        {steps === 0 ? "at first" : `${grouped(steps)} steps`}
      </text>
      <text class="drawing-note" x={x.range[0]} y={bottom - STRIP + 41}>
        loss {loss.toFixed(3)}
      </text>
      <text class="drawing-note" x={x.range[0]} y={bottom - STRIP + 56}>
        {percent(accuracy)} right
      </text>
    </g>
  );
}

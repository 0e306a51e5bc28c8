import { softmaxFigures } from "../../../../data/lessons/05-sigmoid-and-softmax.ts";
import { sigmoid } from "../../../../network/math/exact.ts";
import { pathThrough, place, scale, XAxis, YAxis } from "../../parts/axes.tsx";
import { Drawing } from "../../parts/drawing.tsx";

const { from, width, benign, malignant } = softmaxFigures.logits.figures;
const to = from + width * benign.length;
const x = scale([from, to], [42, 392]);
const y = scale([0, 1], [212, 26]);
const middle = 288;
const marked = [-2, 0, 2, 4];

/** The sigmoid above the z of all cases. */
export function LogitPicture() {
  const curve = Array.from({ length: 121 }, (_, i) => from + (i / 120) * (to - from)).map((z) => [x(z), y(sigmoid(z))] as const);
  const unit = 48 / Math.max(...benign, ...malignant);
  const bars = (counts: readonly number[], direction: 1 | -1) =>
    counts
      .map((count, bin) =>
        count === 0
          ? ""
          : `M${place(x(from + bin * width) + 1)} ${middle}V${place(middle + direction * count * unit)}H${place(x(from + (bin + 1) * width) - 1)}V${middle}Z`,
      )
      .join("");
  return (
    <Drawing
      label="The sigmoid rises from 0% to 100% around z = 0; most cases lie far from the middle."
      height={372}
      caption={
        <>
          Above: the sigmoid, with the odds at some z. Below: the z that the network on this site gives to all cases,{" "}
          <span class="class-mark" data-class="benign">
            benign
          </span>{" "}
          above the line,{" "}
          <span class="class-mark" data-class="malignant">
            malignant
          </span>{" "}
          below it.
        </>
      }
    >
      <YAxis x={x} y={y} ticks={[0, 0.25, 0.5, 0.75, 1]} format={(p) => `${100 * p}%`} label="probability" />
      <path class="plot-chance" d={`M${x(0)} ${y(1)}V${middle + 36}`} />
      <path class="plot-line" d={pathThrough(curve)} />
      {marked.map((z) => (
        <g key={z}>
          <circle class="plot-dot" cx={place(x(z))} cy={place(y(sigmoid(z)))} r="4" />
          <text class="drawing-note" x={place(x(z)) + 9} y={place(y(sigmoid(z))) + 15}>
            {oddsAt(z)}
          </text>
        </g>
      ))}
      <path class="bars-benign" d={bars(benign, -1)} />
      <path class="bars-malignant" d={bars(malignant, 1)} />
      <path class="plot-frame" d={`M${x.range[0]} ${middle}H${x.range[1]}`} />
      <XAxis x={x} y={scale([0, 1], [middle + 36, 0])} ticks={[-6, -4, -2, 0, 2, 4, 6]} label="z, the last sum of the network" />
    </Drawing>
  );
}

/** The odds of malignant to benign. */
function oddsAt(z: number): string {
  const times = Math.exp(Math.abs(z));
  const rounded = times < 10 ? times.toFixed(1).replace(".0", "") : String(Math.round(times));
  return z < 0 ? `1 to ${rounded}` : `${rounded} to 1`;
}

import { backpropagation } from "../../../../data/lessons/08-backpropagation.ts";
import { written } from "../../../lab/step/written-number.ts";
import { place, scale } from "../../parts/axes.tsx";
import { Drawing } from "../../parts/drawing.tsx";

const { scores, activations, slopes } = backpropagation.row.figures;
const ROW = 21;
const TOP = 46;
const [LEFT, MIDDLE, RIGHT] = [8, 200, 392];
const HALF = 26;
const activation = scale([0, Math.max(...activations)], [MIDDLE - HALF, LEFT]);
const reach = Math.max(...slopes.map(Math.abs));
const zero = (MIDDLE + HALF + RIGHT) / 2;
const slope = scale([-reach, reach], [MIDDLE + HALF, RIGHT]);

/** What each hidden unit gives for one sample, and the slope that comes back to it: none where it gives nothing. */
export function SlopesPicture() {
  const bottom = TOP + slopes.length * ROW;
  return (
    <Drawing
      label={`For each of 15 hidden units its activation and the slope of the loss in its sum; ${slopes.filter((d) => d === 0).length} units have neither`}
      height={bottom + 8}
      caption={`The sample ${scores.join(", ")} in the article’s untrained network. Left: what each hidden unit gives. Right: the slope that comes back to its sum, from ${written(Math.min(...slopes), 2)} to ${written(Math.max(...slopes), 2)}. A unit that gives nothing gets nothing back.`}
    >
      <g class="plot-axes">
        <text class="plot-label" x={MIDDLE - HALF} y="14" text-anchor="end">
          activation A₁
        </text>
        <text class="plot-label" x={MIDDLE + HALF} y="14">
          slope dZ₁
        </text>
        <text x={zero} y={TOP - 10} text-anchor="middle">
          0
        </text>
      </g>
      <path class="plot-tick" d={`M${zero} ${TOP - 4}V${bottom}`} />
      {slopes.map((d, j) => {
        const y = TOP + j * ROW;
        const a = activations[j] as number;
        return (
          <g key={j}>
            <text class="drawing-note" x={MIDDLE} y={y + 14} text-anchor="middle">
              {j + 1}
            </text>
            {d === 0 ? (
              <text class="drawing-note" x={MIDDLE - HALF} y={y + 14} text-anchor="end">
                silent
              </text>
            ) : (
              <>
                <rect class="step-activation" x={place(activation(a))} y={y + 3} width={place(MIDDLE - HALF - activation(a))} height="14" />
                <rect
                  class={d < 0 ? "term-down" : "term-up"}
                  x={place(Math.min(zero, slope(d)))}
                  y={y + 3}
                  width={place(Math.abs(slope(d) - zero))}
                  height="14"
                />
              </>
            )}
          </g>
        );
      })}
    </Drawing>
  );
}

import { useMemo } from "preact/hooks";
import { place, scale, XAxis } from "../../parts/axes.tsx";
import { Drawing } from "../../parts/drawing.tsx";
import { MAP_POINTS, mapHeights, ProbabilityMap } from "../../parts/probability-map.tsx";
import { fillProbabilities, inputOf, type Pile, type TwoScoreUnit } from "./two-scores.ts";

const ENDS = [0.5, 10.5] as const;
const x = scale(ENDS, [34, 394]);
const y = scale(ENDS, [372, 24]);
const ticks = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
const inputs = [inputOf(ENDS[0]), inputOf(ENDS[1])] as const;

/** All cases by two of their scores, on the probabilities that one unit gives. The larger a mark, the more cases. */
export function TwoScorePlane({ piles, unit, names }: { piles: readonly Pile[]; unit: TwoScoreUnit; names: readonly [string, string] }) {
  const heights = useMemo(() => mapHeights(inputs, inputs, (pairs, filled) => fillProbabilities(unit, pairs, filled)), [unit]);
  return (
    <Drawing
      label={`The line of a unit between ${names[0].toLowerCase()} and ${names[1].toLowerCase()}, on a map of ${MAP_POINTS} by ${MAP_POINTS} probabilities`}
      height={410}
      caption={
        <>
          Open rings are{" "}
          <span class="class-mark" data-class="benign">
            benign
          </span>{" "}
          cases, filled dots{" "}
          <span class="class-mark" data-class="malignant">
            malignant
          </span>{" "}
          ones; the larger, the more. On the line the unit says 50%.
        </>
      }
    >
      <ProbabilityMap x={x} y={y} heights={heights} />
      <Marks piles={piles} />
      <XAxis x={x} y={y} ticks={ticks} label={names[0]} />
      <g class="plot-axes">
        {ticks.map((tick) => (
          <text key={tick} x={x.range[0] - 6} y={place(y(tick)) + 4} text-anchor="end">
            {tick}
          </text>
        ))}
        <text class="plot-label" x="0" y="12">
          ↑ {names[1]}
        </text>
      </g>
    </Drawing>
  );
}

function Marks({ piles }: { piles: readonly Pile[] }) {
  const APART = 5;
  return (
    <g>
      {piles.map(({ scores: [across, up], benign, malignant }) => {
        const [cx, cy] = [x(across), y(up)];
        const apart = benign > 0 && malignant > 0 ? APART : 0;
        return (
          <g key={`${across},${up}`}>
            {benign > 0 && <circle class="mark-benign" cx={place(cx - apart)} cy={place(cy + apart)} r={radiusOf(benign)} />}
            {malignant > 0 && <circle class="mark-malignant" cx={place(cx + apart)} cy={place(cy - apart)} r={radiusOf(malignant)} />}
          </g>
        );
      })}
    </g>
  );
}

function radiusOf(count: number): number {
  return place(Math.min(16, 1.6 + 0.9 * Math.sqrt(count)));
}

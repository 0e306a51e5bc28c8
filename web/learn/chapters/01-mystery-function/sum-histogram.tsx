import type { ComponentChildren } from "preact";
import { pathThrough, place, scale, XAxis } from "../../parts/axes.tsx";
import { Drawing } from "../../parts/drawing.tsx";
import type { SumCounts } from "./sum-rule.ts";

const LEFT = 8;
const RIGHT = 392;
const TOP = 26;
const BOTTOM = 226;

/** How many cases have each sum, benign ones above the line and malignant ones below it, with the cut between the two calls. */
export function SumHistogram({ counts, cut, caption }: { counts: SumCounts; cut: number; caption?: ComponentChildren }) {
  const last = counts.benign.length - 1;
  const first = Math.floor(last / 10);
  const x = scale([first - 0.5, last + 0.5], [LEFT, RIGHT]);
  const tallest = [Math.max(...counts.benign), Math.max(...counts.malignant)] as const;
  const unit = (BOTTOM - TOP) / (tallest[0] + tallest[1]);
  const middle = TOP + tallest[0] * unit;
  const gap = Math.min(1, (x(1) - x(0)) * 0.15);
  const bars = (heights: readonly number[], direction: 1 | -1) =>
    heights
      .flatMap((count, sum) => {
        if (count === 0) return [];
        const [from, to, end] = [place(x(sum - 0.5) + gap), place(x(sum + 0.5) - gap), place(middle + direction * count * unit)];
        return `M${from} ${place(middle)}V${end}H${to}V${place(middle)}Z`;
      })
      .join("");
  const at = place(x(cut - 0.5));
  const ticks = [...new Set([first, ...[1, 2, 3, 4, 5, 6, 7, 8, 9].map((tenth) => Math.round((tenth * last) / 9 / 5) * 5), last])].filter(
    (tick) => tick === first || tick === last || (tick > first + last / 15 && tick < last - last / 15),
  );
  return (
    <Drawing label={`Cases by the sum of their scores, cut at ${cut}`} height={272} caption={caption}>
      <rect class="called-benign" x={LEFT} y={TOP - 6} width={Math.max(0, at - LEFT)} height={BOTTOM - TOP + 12} />
      <rect class="called-malignant" x={at} y={TOP - 6} width={Math.max(0, RIGHT - at)} height={BOTTOM - TOP + 12} />
      <path class="bars-benign" d={bars(counts.benign, -1)} />
      <path class="bars-malignant" d={bars(counts.malignant, 1)} />
      <path
        class="plot-frame"
        d={pathThrough([
          [LEFT, middle],
          [RIGHT, middle],
        ])}
      />
      <path class="cut" d={`M${at} ${TOP - 8}V${BOTTOM + 6}`} />
      <g class="plot-axes">
        {at > LEFT + 64 && (
          <text class="plot-label" x={at - 6} y={TOP - 12} text-anchor="end">
            ← benign
          </text>
        )}
        {at < RIGHT - 78 && (
          <text class="plot-label" x={at + 6} y={TOP - 12}>
            malignant →
          </text>
        )}
      </g>
      <XAxis x={x} y={scale([0, 1], [BOTTOM + 6, TOP])} ticks={ticks} label="sum of the scores" />
    </Drawing>
  );
}

import type { Dataset } from "../../../../network/learning/dataset.ts";
import { place, type Scale, scale } from "../../parts/axes.tsx";
import { ProbabilityMap } from "../../parts/probability-map.tsx";

/** How far the plane of a made problem reaches. */
export const ENDS = [-1.1, 1.1] as const;

/** The points of a made problem on what a network says everywhere: rings are the first class, dots the second. */
export function MadePlane({
  data,
  heights,
  left,
  top,
  side,
}: {
  data: Dataset;
  heights: ArrayLike<number>;
  left: number;
  top: number;
  side: number;
}) {
  const x = scale(ENDS, [left, left + side]);
  const y = scale(ENDS, [top + side, top]);
  const size = side / 80;
  return (
    <>
      <ProbabilityMap x={x} y={y} heights={heights} />
      <path class="points-benign" stroke-width={size * 0.6} d={rings(data, x, y, size)} />
      <path class="points-malignant" stroke-width={size * 2.4} d={dots(data, x, y)} />
    </>
  );
}

function rings({ X, Y, count }: Dataset, x: Scale, y: Scale, radius: number): string {
  return Array.from({ length: count }, (_, i) => {
    if (Y[i] !== 0) return "";
    const [cx, cy, r] = [place(x(X[2 * i] as number)), place(y(X[2 * i + 1] as number)), Math.round(radius * 100) / 100];
    return `M${place(cx - r)} ${cy}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0`;
  }).join("");
}

/** Lines without length, which round caps make dots. */
function dots({ X, Y, count }: Dataset, x: Scale, y: Scale): string {
  return Array.from({ length: count }, (_, i) =>
    Y[i] === 1 ? `M${place(x(X[2 * i] as number))} ${place(y(X[2 * i + 1] as number))}h0` : "",
  ).join("");
}

/** An SVG path through `count` points; where a coordinate is not finite, the line is interrupted. A point alone is a dot. */
export function linePath(count: number, x: (index: number) => number, y: (index: number) => number): string {
  let path = "";
  let length = 0;
  for (let i = 0; i <= count; i++) {
    const [px, py] = i < count ? [x(i), y(i)] : [Number.NaN, Number.NaN];
    if (Number.isFinite(px) && Number.isFinite(py)) {
      path += `${length === 0 ? "M" : "L"}${rounded(px)},${rounded(py)}`;
      length++;
    } else {
      if (length === 1) path += "Z";
      length = 0;
    }
  }
  return path;
}

/** A tenth of a unit is less than a pixel of any drawing. */
function rounded(coordinate: number): number {
  return Math.round(coordinate * 10) / 10;
}

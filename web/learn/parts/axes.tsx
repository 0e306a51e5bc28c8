/** A linear scale from numbers to coordinates of a drawing. */
export interface Scale {
  (value: number): number;
  readonly domain: readonly [number, number];
  readonly range: readonly [number, number];
}

export function scale(domain: readonly [number, number], range: readonly [number, number]): Scale {
  const at = (value: number) => range[0] + ((value - domain[0]) / (domain[1] - domain[0])) * (range[1] - range[0]);
  return Object.assign(at, { domain, range });
}

interface AxisProps {
  readonly x: Scale;
  readonly y: Scale;
  readonly ticks: readonly number[];
  readonly label?: string;
  readonly format?: (value: number) => string;
}

/** The axis along the bottom of a drawing. */
export function XAxis({ x, y, ticks, label, format = minus }: AxisProps) {
  const bottom = y.range[0];
  return (
    <g class="plot-axes">
      <path class="plot-frame" d={`M${x.range[0]} ${bottom}H${x.range[1]}`} />
      <path class="plot-tick" d={ticks.map((tick) => `M${place(x(tick))} ${bottom}v5`).join("")} />
      {ticks.map((tick) => (
        <text key={tick} x={place(x(tick))} y={bottom + 18} text-anchor="middle">
          {format(tick)}
        </text>
      ))}
      {label && (
        <text class="plot-label" x={(x.range[0] + x.range[1]) / 2} y={bottom + 35} text-anchor="middle">
          {label}
        </text>
      )}
    </g>
  );
}

/** The axis at the left of a drawing, with a grid line at each tick and its label above it. */
export function YAxis({ x, y, ticks, label, format = minus }: AxisProps) {
  const left = x.range[0];
  return (
    <g class="plot-axes">
      <path class="plot-grid" d={ticks.map((tick) => `M${left} ${place(y(tick))}H${x.range[1]}`).join("")} />
      <path class="plot-frame" d={`M${left} ${y.range[0]}V${y.range[1]}`} />
      {ticks.map((tick) => (
        <text key={tick} x={left - 6} y={place(y(tick)) + 4} text-anchor="end">
          {format(tick)}
        </text>
      ))}
      {label && (
        <text class="plot-label" x="0" y={y.range[1] - 14}>
          {label}
        </text>
      )}
    </g>
  );
}

/** An SVG path through points in order. */
export function pathThrough(points: readonly (readonly [number, number])[]): string {
  return points.map(([px, py], i) => `${i === 0 ? "M" : "L"}${place(px)} ${place(py)}`).join("");
}

/** A coordinate with one decimal, as the build writes it and the page does. */
export function place(coordinate: number): number {
  return Math.round(coordinate * 10) / 10;
}

/** A number with a minus sign instead of a hyphen. */
function minus(value: number): string {
  return String(value).replace("-", "−");
}

import { type ScaleLinear, scaleLinear } from "d3-scale";
import type { ComponentChildren } from "preact";
import { useId } from "preact/hooks";

/** One axis of a plot. */
export interface Axis {
  readonly label: string;
  readonly domain: readonly [number, number];
  readonly ticks?: readonly number[];
  readonly format?: (value: number) => string;
}

/** Map data to SVG coordinates. */
export interface Scales {
  readonly x: ScaleLinear<number, number>;
  readonly y: ScaleLinear<number, number>;
}

/** The numbers of a plot, for readers who cannot or do not want to read the drawing. */
export interface PlotTable {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
}

const WIDTH = 400;
const HEIGHT = 300;
const MARGIN = { top: 10, right: 24, bottom: 46, left: 56 };

/** A chart with axes, a one-sentence summary, and a table of the same numbers; `children` draws the data. */
export function Plot({
  title,
  summary,
  x,
  y,
  table,
  legend = [],
  children,
}: {
  title: string;
  summary: ComponentChildren;
  x: Axis;
  y: Axis;
  table: PlotTable;
  /** The names of the lines, each with its CSS class. */
  legend?: readonly { readonly name: string; readonly style: string }[];
  children: (scales: Scales) => ComponentChildren;
}) {
  const id = useId();
  const scales = {
    x: scaleLinear([...x.domain], [MARGIN.left, WIDTH - MARGIN.right]),
    y: scaleLinear([...y.domain], [HEIGHT - MARGIN.bottom, MARGIN.top]),
  };
  return (
    <figure class="plot">
      <figcaption>
        <h3 id={`${id}-title`}>{title}</h3>
        <p id={`${id}-summary`}>{summary}</p>
      </figcaption>
      {legend.length > 0 && <Legend entries={legend} />}
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={title} aria-describedby={`${id}-summary`}>
        <Axes scales={scales} x={x} y={y} />
        {children(scales)}
      </svg>
      <details>
        <summary>Show data table</summary>
        <DataTable table={table} labelledBy={`${id}-title`} />
      </details>
    </figure>
  );
}

function Legend({ entries }: { entries: readonly { readonly name: string; readonly style: string }[] }) {
  return (
    <ul class="legend">
      {entries.map(({ name, style }) => (
        <li key={name}>
          <svg viewBox="0 0 32 8" width="32" height="8" aria-hidden="true">
            <path class={`plot-line ${style}`} d="M0 4H32" />
          </svg>
          {name}
        </li>
      ))}
    </ul>
  );
}

function Axes({ scales, x, y }: { scales: Scales; x: Axis; y: Axis }) {
  const [left, right, top, bottom] = [MARGIN.left, WIDTH - MARGIN.right, MARGIN.top, HEIGHT - MARGIN.bottom];
  const ticks = (axis: Axis, scale: ScaleLinear<number, number>) => axis.ticks ?? scale.ticks(5);
  const text = ({ format = String }: Axis, value: number) => format(value);
  return (
    <g class="plot-axes">
      {ticks(y, scales.y).map((tick) => (
        <g key={tick}>
          <path class="plot-grid" d={`M${left} ${scales.y(tick)}H${right}`} />
          <text x={left - 8} y={scales.y(tick) + 4} text-anchor="end">
            {text(y, tick)}
          </text>
        </g>
      ))}
      {ticks(x, scales.x).map((tick) => (
        <g key={tick}>
          <path class="plot-tick" d={`M${scales.x(tick)} ${bottom}v6`} />
          <text x={scales.x(tick)} y={bottom + 20} text-anchor="middle">
            {text(x, tick)}
          </text>
        </g>
      ))}
      <path class="plot-frame" d={`M${left} ${top}V${bottom}H${right}`} />
      <text class="plot-label" x={(left + right) / 2} y={HEIGHT - 6} text-anchor="middle">
        {x.label}
      </text>
      <text class="plot-label" transform={`translate(13 ${(top + bottom) / 2}) rotate(-90)`} text-anchor="middle">
        {y.label}
      </text>
    </g>
  );
}

function DataTable({ table: { columns, rows }, labelledBy }: { table: PlotTable; labelledBy: string }) {
  return (
    <div class="data-table">
      <table aria-labelledby={labelledBy}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.join()}>
              {row.map((cell, c) => (
                <td key={columns[c]}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

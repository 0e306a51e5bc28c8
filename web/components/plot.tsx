import type { ComponentChildren } from "preact";
import { useId } from "preact/hooks";
import { LazyDetails } from "./lazy-details.tsx";
import { linearScale, logarithmicScale, roundNumbers, type Scale } from "./scales.ts";

/** One axis of a plot. */
export interface Axis {
  readonly label: string;
  readonly domain: readonly [number, number];
  readonly ticks?: readonly number[];
  readonly format?: (value: number) => string;
  /** Needs a domain above 0, and ticks. */
  readonly isLogarithmic?: boolean;
}

/** Map data to SVG coordinates. */
export interface Scales {
  readonly x: Scale;
  readonly y: Scale;
}

/** The numbers of a plot, for readers who cannot or do not want to read the drawing. */
export interface PlotTable {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
}

/** A table that is made when it is opened, and anew when `version` changes. */
export interface LazyTable {
  readonly version: unknown;
  read(): PlotTable;
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
  level = 3,
  width = WIDTH,
  height = HEIGHT,
  children,
}: {
  title: string;
  summary: ComponentChildren;
  x: Axis;
  y: Axis;
  table: PlotTable | LazyTable;
  /** Of the drawing; it is scaled to the room there is, text included. */
  width?: number;
  height?: number;
  /** The names of the lines, each with its CSS class. */
  legend?: readonly { readonly name: string; readonly style: string }[];
  /** The level of its heading, which looks the same at both. */
  level?: 2 | 3;
  children: (scales: Scales) => ComponentChildren;
}) {
  const id = useId();
  const Heading = `h${level}` as const;
  const scales = {
    x: scaleOf(x, [MARGIN.left, width - MARGIN.right]),
    y: scaleOf(y, [height - MARGIN.bottom, MARGIN.top]),
  };
  return (
    <figure class="plot">
      <figcaption>
        <Heading id={`${id}-title`} class="plot-title">
          {title}
        </Heading>
        <p id={`${id}-summary`}>{summary}</p>
      </figcaption>
      {legend.length > 0 && <Legend entries={legend} />}
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={title} aria-describedby={`${id}-summary`}>
        <Axes scales={scales} x={x} y={y} width={width} height={height} />
        {children(scales)}
      </svg>
      {"read" in table ? (
        <LazyDetails summary="Show data table" version={table.version}>
          {() => <DataTable table={table.read()} labelledBy={`${id}-title`} />}
        </LazyDetails>
      ) : (
        <details>
          <summary>Show data table</summary>
          <DataTable table={table} labelledBy={`${id}-title`} />
        </details>
      )}
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

function scaleOf({ domain, isLogarithmic = false }: Axis, range: [number, number]): Scale {
  return (isLogarithmic ? logarithmicScale : linearScale)(domain, range);
}

function Axes({ scales, x, y, width, height }: { scales: Scales; x: Axis; y: Axis; width: number; height: number }) {
  const [left, right, top, bottom] = [MARGIN.left, width - MARGIN.right, MARGIN.top, height - MARGIN.bottom];
  const ticks = (axis: Axis) => axis.ticks ?? roundNumbers(...axis.domain, 5);
  const text = ({ format = String }: Axis, value: number) => format(value);
  return (
    <g class="plot-axes">
      {ticks(y).map((tick) => (
        <g key={tick}>
          <path class="plot-grid" d={`M${left} ${scales.y(tick)}H${right}`} />
          <text x={left - 8} y={scales.y(tick) + 4} text-anchor="end">
            {text(y, tick)}
          </text>
        </g>
      ))}
      {ticks(x).map((tick) => (
        <g key={tick}>
          <path class="plot-tick" d={`M${scales.x(tick)} ${bottom}v6`} />
          <text x={scales.x(tick)} y={bottom + 20} text-anchor="middle">
            {text(x, tick)}
          </text>
        </g>
      ))}
      <path class="plot-frame" d={`M${left} ${top}V${bottom}H${right}`} />
      <text class="plot-label" x={(left + right) / 2} y={height - 6} text-anchor="middle">
        {x.label}
      </text>
      <text class="plot-label" transform={`translate(10 ${(top + bottom) / 2}) rotate(-90)`} text-anchor="middle">
        {y.label}
      </text>
    </g>
  );
}

/** Numbers as a table that scrolls where it is long. Its name is a text, or that of another element. */
export function DataTable({ table: { columns, rows }, label, labelledBy }: { table: PlotTable; label?: string; labelledBy?: string }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: without a tab stop it could not be scrolled by keyboard.
    <section class="data-table" tabIndex={0} aria-label={label} aria-labelledby={labelledBy}>
      <table aria-label={label} aria-labelledby={labelledBy}>
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
    </section>
  );
}

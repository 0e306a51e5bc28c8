import type { ReadonlySignal, Signal } from "@preact/signals";
import { useId } from "preact/hooks";
import { linePath } from "../../components/line-path.ts";
import { type Axis, type LazyTable, Plot, type Scales } from "../../components/plot.tsx";
import type { Curve } from "./curve-data.ts";

/** A mark at an epoch, such as the best one. */
export interface EpochMark {
  readonly epoch: number;
  readonly label: string;
}

/** Curves over the epochs, with a cursor that all charts share. */
export function CurveChart({
  title,
  note,
  summary,
  x,
  y,
  curves,
  legend,
  table,
  mark,
  width,
  height,
  cursor,
}: {
  title: string;
  /** What the drawing shows, and the sentence of what it shows now, which is read aloud but not seen to change. */
  note: string;
  summary: string;
  x: Axis;
  y: Axis;
  curves: readonly Curve[];
  legend: readonly { readonly name: string; readonly style: string }[];
  table: LazyTable;
  mark?: EpochMark | undefined;
  width: number;
  height: number;
  /** The epoch whose numbers are read; undefined for the latest. */
  cursor: Signal<number | undefined>;
}) {
  const clip = `${useId()}-clip`;
  return (
    <Plot
      title={title}
      summary={
        <>
          <span>{note}</span> <span class="visually-hidden">{summary}</span>
        </>
      }
      x={x}
      y={y}
      legend={legend}
      table={table}
      width={width}
      height={height}
    >
      {(scales) => {
        const area = areaOf(scales);
        const point = (event: PointerEvent) => {
          const { left, width } = (event.currentTarget as SVGElement).getBoundingClientRect();
          cursor.value = Math.round(scales.x.invert(area.left + ((event.clientX - left) / width) * (area.right - area.left)));
        };
        return (
          <>
            <clipPath id={clip}>
              <rect x={area.left} y={area.top} width={area.right - area.left} height={area.bottom - area.top} />
            </clipPath>
            <g clip-path={`url(#${clip})`}>
              {mark && <path class="curve-mark" d={`M${scales.x(mark.epoch)} ${area.top}V${area.bottom}`} />}
              {curves.map((curve, c) => (
                <CurveLine key={`${curve.style} ${curve.name}`} curve={curve} scales={scales} share={c / Math.max(1, curves.length - 1)} />
              ))}
            </g>
            {mark && <MarkLabel mark={mark} x={scales.x(mark.epoch)} area={area} />}
            <EndLabels curves={curves} scales={scales} />
            <CursorLine cursor={cursor} scales={scales} area={area} />
            <rect
              class="curve-pad"
              x={area.left}
              y={area.top}
              width={area.right - area.left}
              height={area.bottom - area.top}
              onPointerMove={point}
              onPointerDown={point}
              onPointerLeave={(event) => {
                if (event.pointerType === "mouse") cursor.value = undefined;
              }}
            />
          </>
        );
      }}
    </Plot>
  );
}

interface Area {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

function areaOf({ x, y }: Scales): Area {
  const [left, right] = x.range;
  const [bottom, top] = y.range;
  return { left, right, top, bottom };
}

function CurveLine({ curve: { style, epochs, values }, scales, share }: { curve: Curve; scales: Scales; share: number }) {
  return (
    <path
      class={`curve-line ${style}`}
      {...(style === "layer" ? { stroke: `color-mix(in oklab, var(--malignant) ${Math.round(100 * share)}%, var(--benign))` } : {})}
      d={linePath(
        epochs.length,
        (i) => scales.x(epochs[i] as number),
        (i) => scales.y(values[i] as number),
      )}
    />
  );
}

/** The numbers of layers at the ends of their lines, where there is room. */
function EndLabels({ curves, scales }: { curves: readonly Curve[]; scales: Scales }) {
  const placed: number[] = [];
  const { bottom, top } = areaOf(scales);
  return (
    <>
      {curves
        .filter(({ style }) => style === "layer")
        .map(({ name, epochs, values }) => {
          const [epoch, value] = [epochs.at(-1) as number, values.at(-1) as number];
          const y = scales.y(value);
          if (!Number.isFinite(y) || y < top - 1 || y > bottom + 1 || placed.some((other) => Math.abs(other - y) < 11)) return null;
          placed.push(y);
          return (
            <text key={name} class="curve-name" x={scales.x(epoch) + 4} y={y + 4}>
              {name}
            </text>
          );
        })}
    </>
  );
}

function MarkLabel({ mark: { label }, x, area: { left, right, top } }: { mark: EpochMark; x: number; area: Area }) {
  const isLate = x > (left + right) / 2;
  return (
    <text class="curve-name" x={x + (isLate ? -5 : 5)} y={top + 10} text-anchor={isLate ? "end" : "start"}>
      {label}
    </text>
  );
}

function CursorLine({ cursor, scales, area }: { cursor: ReadonlySignal<number | undefined>; scales: Scales; area: Area }) {
  const epoch = cursor.value;
  if (epoch === undefined) return null;
  const x = Math.max(area.left, Math.min(area.right, scales.x(epoch)));
  return <path class="curve-cursor" d={`M${x} ${area.top}V${area.bottom}`} />;
}

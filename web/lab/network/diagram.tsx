import { effect } from "@preact/signals";
import { useEffect, useId, useMemo, useRef } from "preact/hooks";
import { activationText } from "../activation-names.ts";
import type { LabState, Run } from "../lab-state.ts";
import { drawDiagram } from "./diagram-drawing.ts";
import { type DiagramLayout, layoutDiagram, type Point, partAt } from "./diagram-layout.ts";
import { UNIT_RADIUS } from "./diagram-paths.ts";
import { NegativePattern } from "./negative-pattern.tsx";
import type { Pointing } from "./pointing.ts";

/** The network as units and bars. Rendered once per run and width; the frames only set attributes. */
export function Diagram({ lab, run, width, pointing }: { lab: LabState; run: Run; width: number; pointing: Pointing }) {
  const svg = useRef<SVGSVGElement>(null);
  const stripes = useId();
  const layout = useMemo(() => layoutDiagram(run.network, width, run.data.inputNames), [run, width]);
  useDrawing(lab, run, layout, pointing.marked, svg);
  const partUnder = (event: MouseEvent) => {
    const { left, top } = (event.currentTarget as Element).getBoundingClientRect();
    return partAt(layout, { x: event.clientX - left, y: event.clientY - top });
  };
  return (
    <svg
      ref={svg}
      class="diagram"
      viewBox={`0 0 ${layout.width} ${layout.height}`}
      width={layout.width}
      height={layout.height}
      aria-hidden="true"
      onPointerMove={(event) => event.pointerType === "mouse" && pointing.point(partUnder(event))}
      onPointerLeave={() => pointing.point(undefined)}
      onClick={(event) => pointing.pin(partUnder(event))}
    >
      <NegativePattern id={stripes} />
      <g class="diagram-weights">
        <path class="bar positive" />
        <path class="bar negative" fill={`url(#${stripes})`} />
      </g>
      <g class="diagram-marked">
        <path class="bar positive" />
        <path class="bar negative" fill={`url(#${stripes})`} />
      </g>
      {layout.columns.map((column, c) => (
        <Column key={c} run={run} layout={layout} c={c} column={column} />
      ))}
      <circle class="diagram-ring" r={UNIT_RADIUS + 4} />
    </svg>
  );
}

function Column({ run, layout, c, column }: { run: Run; layout: DiagramLayout; c: number; column: readonly Point[] }) {
  const { isAcross } = layout;
  const isLast = c === layout.columns.length - 1;
  const xs = column.map(({ x }) => x);
  const ys = column.map(({ y }) => y);
  const middle = (Math.min(...xs) + Math.max(...xs)) / 2;
  return (
    <g class="diagram-column">
      {isAcross && c > 0 && (
        <text class="diagram-caption" x={middle} y={14} text-anchor="middle">
          {captionOf(run, c)}
        </text>
      )}
      {column.map(({ x, y }, unit) => (
        <g key={`${x} ${y}`} class={c === 0 ? "unit is-input" : "unit"}>
          <circle class="unit-ring" cx={x} cy={y} r={UNIT_RADIUS} />
          <circle class="unit-disc" cx={x} cy={y} r="0" />
          {c === 0 && (
            <text
              class="diagram-name"
              {...(isAcross
                ? { x: Math.min(...xs) - 18, y: y + 4, "text-anchor": "end" as const }
                : { transform: `translate(${x + 4} ${Math.min(...ys) - 18}) rotate(-90)` })}
            >
              {run.data.inputNames[unit]}
            </text>
          )}
        </g>
      ))}
      {isLast && (
        <g transform={isAcross ? `translate(${Math.max(...xs) + 18} ${ys[0]})` : `translate(${xs[0]} ${Math.max(...ys) + 30})`}>
          <text class="diagram-output" text-anchor={isAcross ? "start" : "middle"} />
          <text class="diagram-caption" y={17} text-anchor={isAcross ? "start" : "middle"}>
            {run.data.classNames[1]}
          </text>
        </g>
      )}
    </g>
  );
}

function captionOf({ network: { layers } }: Run, c: number): string {
  const { units, activation } = layers[c - 1] as Run["network"]["layers"][number];
  return c === layers.length ? "Output" : `${units} ${activationText(activation)}`;
}

/** Draws each look, and what is marked as soon as it changes. */
function useDrawing(
  lab: LabState,
  run: Run,
  layout: DiagramLayout,
  marked: Pointing["marked"],
  svg: { readonly current: SVGSVGElement | null },
): void {
  useEffect(() => {
    if (!svg.current) return undefined;
    const draw = drawDiagram(svg.current, layout, run);
    return effect(() => {
      const look = lab.look.value;
      if (look && lab.run.value === run) draw(look, marked.value);
    });
  }, [lab, run, layout, marked, svg]);
}

import type { OpenedStep } from "./opened-step.ts";
import { highlightOf, type SketchColumn, sketchColumns } from "./sketch-layout.ts";
import type { WalkStop } from "./walk.ts";

const [WIDTH, HEIGHT, MIDDLE, GAP] = [360, 132, 56, 19];

/** A small drawing of the network in which the part that a line is about is lit. The line itself says the same in words. */
export function StepSketch({ step, stop }: { step: OpenedStep; stop: WalkStop }) {
  const columns = sketchColumns(step.network);
  const { units, weights, loss, direction } = highlightOf(step.network, stop);
  const across = (i: number): number => 20 + (i * (WIDTH - 70)) / columns.length;
  const end = across(columns.length) + 14;
  return (
    <svg class="step-sketch" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
      {columns.slice(1).map((column, i) => (
        <path
          key={column.layer}
          class="step-edges"
          data-lit={weights.includes(column.layer)}
          d={edges(columns[i] as SketchColumn, column, across(i), across(i + 1))}
        />
      ))}
      <path class="step-edges" data-lit={loss} d={`M${across(columns.length - 1) + 6} ${MIDDLE}H${end - 15}`} />
      {columns.map((column, i) => (
        <g key={column.layer} class="step-units" data-lit={units.some((layer) => Object.is(layer, column.layer))}>
          {column.dots === 0 && (
            <text x={across(i)} y={MIDDLE + 4} text-anchor="middle">
              …
            </text>
          )}
          {heights(column).map((y) => (
            <circle key={y} cx={across(i)} cy={y} r="6" />
          ))}
          {column.hasMore && (
            <text x={across(i)} y={MIDDLE + 2.5 * GAP + 9} text-anchor="middle">
              ⋮
            </text>
          )}
          {column.dots > 0 && (
            <text class="step-label" x={across(i)} y={HEIGHT - 4} text-anchor="middle">
              {column.layer < 0 ? "X" : i === columns.length - 1 ? "Ŷ" : `layer ${column.label}`}
            </text>
          )}
        </g>
      ))}
      <g class="step-loss" data-lit={loss}>
        <rect x={end - 15} y={MIDDLE - 15} width="30" height="30" rx="6" />
        <text x={end} y={MIDDLE + 5} text-anchor="middle">
          L
        </text>
      </g>
      <path class="step-way" d={direction === "forward" ? `M${WIDTH - 40} 4h26m-6 -4l6 4l-6 4` : `M${WIDTH - 14} 4h-26m6 -4l-6 4l6 4`} />
    </svg>
  );
}

function heights({ dots }: SketchColumn): number[] {
  return Array.from({ length: dots }, (_, i) => MIDDLE + (i - (dots - 1) / 2) * GAP);
}

/** Lines from every dot to every dot; across the gap one line. */
function edges(from: SketchColumn, to: SketchColumn, x0: number, x1: number): string {
  if (from.dots === 0 || to.dots === 0) return `M${x0 + 12} ${MIDDLE}H${x1 - 12}`;
  return heights(from)
    .flatMap((y0) => heights(to).map((y1) => `M${x0 + 6} ${y0}L${x1 - 6} ${y1}`))
    .join("");
}

import { useMemo } from "preact/hooks";
import type { Scores } from "../scores.ts";
import { drawField } from "./field-drawing.ts";

/**
 * The scores drawn as a microscope's field of view: a schematic of the form's contents, hidden from screen readers. `plain` omits the
 * details that a thumbnail is too small to show.
 */
export function FieldOfView({ scores, plain = false }: { scores: Scores; plain?: boolean }) {
  const field = useMemo(() => drawField(scores), [scores]);
  return (
    <svg class="field-of-view" viewBox="-56 -56 112 112" aria-hidden="true">
      <circle class="field-glass" r="50" />
      {!plain && <circle class="field-ticks" r="53" pathLength="60" />}
      {field && (
        <>
          {field.cytoplasms.map(({ x, y, radius }) => (
            <circle key={`${x} ${y}`} class="field-cytoplasm" cx={x.toFixed(1)} cy={y.toFixed(1)} r={radius.toFixed(1)} />
          ))}
          <path class="field-nuclei" d={field.nuclei} />
          {!plain && <path class="field-specks" d={field.specks} />}
          {!plain && <path class="field-nucleoli" d={field.nucleoli} stroke-width={field.nucleolusSize.toFixed(2)} />}
          <path class="field-plates" d={field.plates} />
        </>
      )}
      <circle class="field-rim" r="50" />
    </svg>
  );
}

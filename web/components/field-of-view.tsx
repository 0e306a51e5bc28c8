import { useMemo } from "preact/hooks";
import type { Scores } from "../predict/scores.ts";
import { drawField } from "./field-drawing.ts";

/** The scores drawn as a field under the microscope. A picture of the scores, not a micrograph; it says nothing that the form does not. */
export function FieldOfView({ scores, plain = false }: { scores: Scores; plain?: boolean }) {
  const cells = useMemo(() => drawField(scores), [scores]);
  return (
    <svg class="field-of-view" viewBox="-56 -56 112 112" aria-hidden="true">
      <circle class="field-glass" r="50" />
      {!plain && <circle class="field-ticks" r="53" pathLength="60" />}
      {cells.map(({ x, y, cytoplasm, nucleus, specks, nucleolus, dividing, turn }, i) => (
        <g key={i} transform={`translate(${x.toFixed(1)} ${y.toFixed(1)})`}>
          {cytoplasm > 0 && <circle class="field-cytoplasm" r={cytoplasm.toFixed(1)} />}
          {dividing ? (
            <path class="field-plates" d="M-1.3-3V3M1.3-3V3" transform={`rotate(${turn})`} />
          ) : (
            <>
              <path class="field-nucleus" d={nucleus} />
              {specks.map((speck) => (
                <circle key={speck.x} class="field-speck" cx={speck.x.toFixed(1)} cy={speck.y.toFixed(1)} r=".45" />
              ))}
              {nucleolus > 0 && <circle class="field-nucleolus" r={nucleolus.toFixed(2)} />}
            </>
          )}
        </g>
      ))}
      <circle class="field-rim" r="50" />
    </svg>
  );
}

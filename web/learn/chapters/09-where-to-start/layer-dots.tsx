import { numberText, powerOfTen } from "../../../lab/number-text.ts";
import { pathThrough, place, scale, XAxis, YAxis } from "../../parts/axes.tsx";
import { Drawing } from "../../parts/drawing.tsx";

/** The powers of ten that the drawing shows. */
const EXPONENTS = [-50, 10] as const;
const HEIGHT = 300;
const x = scale([0.4, 21.6], [52, 394]);
/** A little higher than its last line, which leaves room for the name of the axis. */
const y = scale([EXPONENTS[0], EXPONENTS[1] + 5], [HEIGHT - 44, 24]);

/** The norm of the gradient of each layer on a logarithmic scale. It has no zero, so there are dots on a line instead of bars. */
export function LayerDots({ norms, caption }: { norms: readonly number[]; caption: string }) {
  const dots = norms.map((norm, i) => [x(i + 1), y(Math.min(EXPONENTS[1], Math.max(EXPONENTS[0], Math.log10(norm))))] as const);
  return (
    <Drawing
      label={`The gradient of each layer: ${numberText(norms[0] ?? 0)} in the first, ${numberText(norms.at(-1) ?? 0)} in the last.`}
      height={HEIGHT}
      caption={caption}
    >
      <YAxis x={x} y={y} ticks={[-50, -40, -30, -20, -10, 0, 10]} label="norm of the gradient" format={powerOfTen} />
      <path class="layer-line" d={pathThrough(dots)} />
      {dots.map(([dotX, dotY], i) => (
        <circle key={i} class={i === norms.length - 1 ? "layer-dot output" : "layer-dot"} cx={place(dotX)} cy={place(dotY)} r="4.5" />
      ))}
      <XAxis x={x} y={y} ticks={[1, 5, 10, 15, 20]} label="layer, from the inputs to the output" />
    </Drawing>
  );
}

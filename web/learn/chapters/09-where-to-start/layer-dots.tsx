import { numberText, powerOfTen } from "../../../lab/number-text.ts";
import { scale, XAxis, YAxis } from "../../parts/axes.tsx";
import { Drawing } from "../../parts/drawing.tsx";

/** The powers of ten that the drawing shows. */
const EXPONENTS = [-50, 10] as const;
const HEIGHT = 300;
const x = scale([0.4, 21.6], [52, 394]);
const y = scale(EXPONENTS, [HEIGHT - 44, 24]);
const BAR = 10;

/** The norm of the gradient of each layer, as bars on a logarithmic scale, and the same as a table. */
export function LayerBars({ norms, caption }: { norms: readonly number[]; caption: string }) {
  const floor = y.range[0];
  return (
    <Drawing
      label={`The gradient of each layer: ${numberText(norms[0] ?? 0)} in the first, ${numberText(norms.at(-1) ?? 0)} in the last.`}
      height={HEIGHT}
      caption={caption}
    >
      <YAxis x={x} y={y} ticks={[-50, -40, -30, -20, -10, 0, 10]} label="norm of the gradient" format={powerOfTen} />
      {norms.map((norm, i) => {
        const top = y(Math.min(EXPONENTS[1], Math.max(EXPONENTS[0], Math.log10(norm))));
        return (
          <rect
            key={i}
            class={i === norms.length - 1 ? "layer-bar output" : "layer-bar"}
            x={x(i + 1) - BAR / 2}
            y={top}
            width={BAR}
            height={floor - top}
          />
        );
      })}
      <XAxis x={x} y={y} ticks={[1, 5, 10, 15, 20]} label="layer, from the inputs to the output" />
    </Drawing>
  );
}

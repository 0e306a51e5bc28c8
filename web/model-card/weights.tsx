import { features } from "../../data/features.ts";
import type { ModelFile } from "../../model/file/model-file.ts";
import { ScrollRegion } from "../components/scroll-region.tsx";

const CELL = 28;
const LABELS = 190;

/** A Hinton diagram of the weights: filled squares are positive, open ones negative, and the area shows the magnitude. */
export function Weights({ file }: { file: ModelFile }) {
  const [first, second] = file.layers;
  const outputWeights = second?.W[0];
  if (!first || !outputWeights) return null;
  // From the unit with the largest output weight to the one with the smallest.
  const order = outputWeights.map((_, unit) => unit).sort((a, b) => (outputWeights[b] as number) - (outputWeights[a] as number));
  const rows = [
    ...features.map(({ label }, f) => ({ label, weights: order.map((unit) => first.W[unit]?.[f] ?? 0) })),
    { label: "output weight", weights: order.map((unit) => outputWeights[unit] ?? 0) },
  ];
  return (
    <section class="section" aria-labelledby="weights-title">
      <h2 id="weights-title">The weights</h2>
      <p class="soft">
        Each column is a hidden unit, each row a feature. Filled squares are positive weights, open squares negative ones; area shows
        magnitude. The bottom row is each unit’s weight on the output, sorted from highest to lowest. What a unit does with its weights is
        the subject of <a href="/learn/unit">chapter 2 of the lessons</a>.
      </p>
      <ScrollRegion label="Diagram of the weights">
        <WeightSquares rows={rows} />
      </ScrollRegion>
      <details class="weights-numbers">
        <summary>Show data table</summary>
        <ScrollRegion label="Table of the weights">
          <table>
            <tbody>
              {rows.map(({ label, weights }) => (
                <tr key={label}>
                  <th scope="row">{label}</th>
                  {weights.map((weight, unit) => (
                    <td key={order[unit]} class="number">
                      {weight.toFixed(3)}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollRegion>
      </details>
    </section>
  );
}

function WeightSquares({ rows }: { rows: readonly { readonly label: string; readonly weights: readonly number[] }[] }) {
  const width = LABELS + CELL * (rows[0]?.weights.length ?? 0);
  const height = CELL * rows.length + 6;
  const hidden = Math.max(...rows.slice(0, -1).flatMap(({ weights }) => weights.map(Math.abs)));
  let raising = "";
  let lowering = "";
  rows.forEach(({ weights }, r) => {
    const isLast = r === rows.length - 1;
    const largest = isLast ? Math.max(...weights.map(Math.abs)) : hidden;
    weights.forEach((weight, unit) => {
      const side = (CELL - 8) * Math.sqrt(Math.abs(weight) / largest);
      const x = LABELS + (unit + 0.5) * CELL - side / 2;
      const y = (r + 0.5) * CELL - side / 2 + (isLast ? 6 : 0);
      const square = `M${x.toFixed(1)} ${y.toFixed(1)}h${side.toFixed(1)}v${side.toFixed(1)}h${(-side).toFixed(1)}z`;
      if (weight < 0) lowering += square;
      else raising += square;
    });
  });
  return (
    <svg
      class="weights"
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      role="img"
      aria-label="Weights of each hidden unit as squares"
    >
      {rows.map(({ label }, r) => (
        <text key={label} x="0" y={(r + 0.5) * CELL + 5 + (r === rows.length - 1 ? 6 : 0)}>
          {label}
        </text>
      ))}
      <path class="weight-positive" d={raising} />
      <path class="weight-negative" d={lowering} />
      <path class="plot-frame" d={`M0 ${height - CELL - 3}H${width}`} />
    </svg>
  );
}

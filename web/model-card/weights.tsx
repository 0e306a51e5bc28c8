import { features } from "../../data/features.ts";
import type { ModelFile } from "../../network/model/model.ts";
import { ScrollRegion } from "../components/scroll-region.tsx";

/** The weights from the nine inputs to the hidden units: filled squares raise a unit, open ones lower it; the size is the strength. */
export function Weights({ file }: { file: ModelFile }) {
  const first = file.layers[0];
  if (!first) return null;
  const effects = file.layers[1]?.W[0] ?? [];
  // From the unit that raises the answer the most to the one that lowers it the most.
  const order = effects.map((_, unit) => unit).sort((a, b) => (effects[b] as number) - (effects[a] as number));
  const W = order.map((unit) => first.W[unit] ?? []);
  const largest = Math.max(...W.flat().map(Math.abs));
  return (
    <section class="reason" aria-labelledby="weights-title">
      <h2 id="weights-title">Its first layer</h2>
      <p class="soft" id="weights-meaning">
        A column a hidden unit, a row a feature. A filled square raises the unit, an open one lowers it; the larger, the stronger. The last
        row is what the unit does to the answer.
      </p>
      <ScrollRegion label="The weights">
        <table class="weights">
          <thead class="visually-hidden">
            <tr>
              <th scope="col">Feature</th>
              {order.map((unit) => (
                <th key={unit} scope="col">
                  unit {unit + 1}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {features.map(({ key, label }, f) => (
              <WeightRow key={key} label={label} weights={W.map((row) => row[f] ?? 0)} largest={largest} />
            ))}
            <WeightRow
              label="to the answer"
              weights={order.map((unit) => effects[unit] ?? 0)}
              largest={Math.max(...effects.map(Math.abs))}
            />
          </tbody>
        </table>
      </ScrollRegion>
    </section>
  );
}

function WeightRow({ label, weights, largest }: { label: string; weights: readonly number[]; largest: number }) {
  return (
    <tr>
      <th scope="row">{label}</th>
      {weights.map((weight, unit) => {
        const side = 20 * Math.sqrt(Math.abs(weight) / largest);
        return (
          <td key={unit} title={`${weight}`}>
            <svg viewBox="-12 -12 24 24" width="28" height="28" aria-hidden="true">
              <rect class={weight < 0 ? "weight-negative" : "weight-positive"} x={-side / 2} y={-side / 2} width={side} height={side} />
            </svg>
            <span class="visually-hidden">{weight.toPrecision(3)}</span>
          </td>
        );
      })}
    </tr>
  );
}

import { useSignal } from "@preact/signals";
import { LazyDetails } from "../../components/lazy-details.tsx";
import { ScrollRegion } from "../../components/scroll-region.tsx";
import { grouped } from "../../format.ts";
import { activationText } from "../activation-names.ts";
import type { LabState, Look, Run } from "../lab-state.ts";
import { numberText } from "../number-text.ts";
import { inputName, sumOf } from "./sums.ts";

/** The numbers of the drawing as a table, one layer at a time. */
export function NetworkTable({ lab, run }: { lab: LabState; run: Run }) {
  const chosen = useSignal(0);
  const { layers } = run.network;
  const layer = Math.min(chosen.value, layers.length - 1);
  const look = lab.phase.value === "running" ? undefined : lab.look.value;
  return (
    <LazyDetails summary="Show data table" version={`${look?.step} ${look?.row} ${layer} ${run.ready.epochs}`}>
      {() => {
        const current = lab.look.peek();
        return (
          <>
            {layers.length > 1 && (
              <label class="table-layer">
                Layer{" "}
                <select
                  value={layer}
                  onChange={({ currentTarget }) => {
                    chosen.value = Number(currentTarget.value);
                  }}
                >
                  {layers.map(({ units, activation }, l) => (
                    <option key={l} value={l}>
                      {l === layers.length - 1 ? "Output" : `${l + 1}: ${units} ${activationText(activation)}`}
                    </option>
                  ))}
                </select>
              </label>
            )}
            {current && <LayerTable run={run} look={current} layer={layer} />}
          </>
        );
      }}
    </LazyDetails>
  );
}

function LayerTable({ run, look, layer }: { run: Run; look: Look; layer: number }) {
  const { units, inputs } = run.network.layers[layer] as Run["network"]["layers"][number];
  const sums = Array.from({ length: units }, (_, unit) => sumOf(run, look, { layer, unit }));
  return (
    <ScrollRegion label="Table of the weights" class="data-table">
      <table>
        <caption class="visually-hidden">
          Weights, bias, sum and activation of each unit at epoch {grouped(look.epoch)}, for case {grouped(look.row + 1)}
        </caption>
        <thead>
          <tr>
            <th scope="col">Unit</th>
            {Array.from({ length: inputs }, (_, input) => (
              <th key={input} scope="col">
                {inputName(run, layer, input)}
              </th>
            ))}
            <th scope="col">b</th>
            <th scope="col">z</th>
            <th scope="col">a</th>
          </tr>
        </thead>
        <tbody>
          {sums.map(({ terms, bias, z, activation }, unit) => (
            <tr key={unit}>
              <th scope="row">{unit + 1}</th>
              {terms.map(({ input, weight }) => (
                <td key={input}>{numberText(weight)}</td>
              ))}
              <td>{numberText(bias)}</td>
              <td>{numberText(z)}</td>
              <td>{numberText(activation)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

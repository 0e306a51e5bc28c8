import { useMemo, useRef } from "preact/hooks";
import { lazyPart } from "../../components/lazy-part.tsx";
import { countOf } from "../../format.ts";
import { activationText } from "../activation-names.ts";
import type { LabState, Run } from "../lab-state.ts";
import { useWidth } from "../use-width.ts";
import { edgeCount, MOST_EDGES } from "./diagram-layout.ts";
import { DiagramLegend } from "./diagram-legend.tsx";
import { NetworkDrawing } from "./network-drawing.tsx";
import { NetworkTable } from "./network-table.tsx";
import { PartPanel } from "./part-panel.tsx";
import { createPointing } from "./pointing.ts";
import { RowChooser } from "./row-chooser.tsx";
import "../../styles/lab-network.css";

const DecisionField = lazyPart("The decision field", async () => (await import("./decision-field.tsx")).DecisionField);

/** The network: its weights as they change, its units lit by one case, and the numbers of whatever is pointed at. */
export function NetworkView({ lab }: { lab: LabState }) {
  const run = lab.run.value;
  const pointing = useMemo(() => createPointing(lab), [lab]);
  const figure = useRef<HTMLElement>(null);
  const width = useWidth(figure);
  return (
    <figure class="network" ref={figure} aria-labelledby="network-title">
      <figcaption>
        <h2 id="network-title">Network</h2>
        {run && <p class="soft">{sentenceOf(run)}</p>}
        {run && edgeCount(run.network) <= MOST_EDGES && <DiagramLegend />}
      </figcaption>
      {run && width > 0 && (
        <>
          <RowChooser lab={lab} run={run} />
          <NetworkDrawing lab={lab} run={run} width={width} pointing={pointing} />
          {run.network.inputs === 2 && <DecisionField lab={lab} run={run} />}
          <PartPanel lab={lab} pointing={pointing} />
          <NetworkTable lab={lab} run={run} />
        </>
      )}
    </figure>
  );
}

/** What the drawing shows, in a sentence. */
function sentenceOf({ network }: Run): string {
  const { inputs, layers, parameterCount } = network;
  const hidden = layers.slice(0, -1).map(({ units, activation }) => `${units} ${activationText(activation)}`);
  const isLong = hidden.length > 4;
  const shape = `${countOf(inputs, "input")}, ${isLong ? `${hidden.length} hidden layers` : [...hidden, "1 output"].join(", ")}: ${countOf(parameterCount, "parameter")}.`;
  return edgeCount(network) <= MOST_EDGES
    ? `${shape} Discs show what each unit gives for the case below.`
    : `${shape} Filled squares are positive weights, open squares negative ones; area shows size within the layer. Each column is a unit.`;
}

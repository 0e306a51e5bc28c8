import { useSignal } from "@preact/signals";
import { useEffect, useMemo, useRef } from "preact/hooks";
import type { LabState, Run } from "../lab-state.ts";
import { DecisionField } from "./decision-field.tsx";
import { edgeCount, MOST_EDGES } from "./diagram-layout.ts";
import { NetworkDrawing } from "./network-drawing.tsx";
import { NetworkTable } from "./network-table.tsx";
import { PartPanel } from "./part-panel.tsx";
import { createPointing } from "./pointing.ts";
import { RowChooser } from "./row-chooser.tsx";
import "../../styles/lab-network.css";

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
      </figcaption>
      {run && width > 0 && (
        <>
          <RowChooser lab={lab} run={run} />
          <NetworkDrawing lab={lab} run={run} width={width} pointing={pointing} />
          <PartPanel lab={lab} pointing={pointing} />
          {run.network.inputs === 2 && <DecisionField lab={lab} run={run} />}
          <NetworkTable lab={lab} run={run} />
        </>
      )}
    </figure>
  );
}

/** What the drawing shows, in a sentence. */
function sentenceOf({ network }: Run): string {
  const isDiagram = edgeCount(network) <= MOST_EDGES;
  return isDiagram
    ? `${network.parameterCount} parameters. Filled bars are positive weights, open ones negative; width shows size. The discs show what each unit gives for the case.`
    : `${network.parameterCount} parameters. Filled squares are positive weights, open ones negative; area shows size, layer by layer. A column is a unit.`;
}

/** The width of an element's content in whole pixels; 0 before it is known. */
function useWidth(element: { readonly current: HTMLElement | null }): number {
  const width = useSignal(0);
  useEffect(() => {
    if (!element.current) return undefined;
    const observer = new ResizeObserver(([entry]) => {
      if (entry) width.value = Math.floor(entry.contentRect.width);
    });
    observer.observe(element.current);
    return () => observer.disconnect();
  }, [element, width]);
  return width.value;
}

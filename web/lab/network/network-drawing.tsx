import { useComputed } from "@preact/signals";
import { useId } from "preact/hooks";
import { lazyPart } from "../../components/lazy-part.tsx";
import type { LabState, Run } from "../lab-state.ts";
import { numberText } from "../number-text.ts";
import { keyOf } from "./choosing.ts";
import { Diagram } from "./diagram.tsx";
import { edgeCount, layoutDiagram, MOST_EDGES } from "./diagram-layout.ts";
import { readPart } from "./part-reading.ts";
import type { Pointing, Way } from "./pointing.ts";
import { choiceName } from "./sums.ts";

const Matrices = lazyPart("The drawing", async () => (await import("./matrices.tsx")).Matrices);

/** The drawing of the network with its keys: one tab stop, in which the arrows move from unit to unit. */
export function NetworkDrawing({ lab, run, width, pointing }: { lab: LabState; run: Run; width: number; pointing: Pointing }) {
  const id = useId();
  const isDiagram = edgeCount(run.network) <= MOST_EDGES;
  const ways = isDiagram && layoutDiagram(run.network, width, run.data.inputNames).isAcross ? waysAcross : waysDown;
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const way = ways[event.key];
    if (way) pointing.move(way);
    else if (event.key === "Enter") pointing.enter();
    else if (event.key !== "Escape" || !pointing.leave()) return;
    event.preventDefault();
    event.stopPropagation();
  };
  const spoken = useComputed(() => {
    const choice = pointing.shown.value;
    const look = lab.look.peek();
    const part = choice && look && readPart(run, look, choice);
    if (!part) return undefined;
    const value =
      part.kind === "input" ? part.input : part.kind === "unit" ? part.sum.activation : part.sum.terms[part.choice.input]?.weight;
    return { key: keyOf(part.choice), text: `${choiceName(run, part.choice)}: ${numberText(value as number)}` };
  }).value;
  return (
    <div
      class="network-drawing"
      role="application"
      aria-label={isDiagram ? "Diagram of the network" : "Matrices of the network"}
      aria-describedby={`${id}-keys`}
      aria-activedescendant={spoken && `${id}-${spoken.key}`}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: the drawing takes keys.
      tabIndex={0}
      onKeyDown={onKeyDown}
      onFocus={({ currentTarget }) => {
        // Not where a pointer brings the focus: it points by itself.
        if (currentTarget.matches(":focus-visible")) pointing.point(pointing.shown.peek());
      }}
      onBlur={() => pointing.point(undefined)}
    >
      {isDiagram ? (
        <Diagram lab={lab} run={run} width={width} pointing={pointing} />
      ) : (
        <Matrices lab={lab} run={run} width={width} pointing={pointing} />
      )}
      {spoken && <span key={spoken.key} id={`${id}-${spoken.key}`} class="visually-hidden" role="img" aria-label={spoken.text} />}
      <p id={`${id}-keys`} class="network-keys">
        Arrow keys move between units and layers. Enter pins a unit, and once more walks through its weights. Escape frees it.
      </p>
    </div>
  );
}

const waysAcross: Record<string, Way> = { ArrowUp: "previous", ArrowDown: "next", ArrowLeft: "back", ArrowRight: "forth" };

/** Also in the matrices, whose columns are units. */
const waysDown: Record<string, Way> = { ArrowLeft: "previous", ArrowRight: "next", ArrowUp: "back", ArrowDown: "forth" };

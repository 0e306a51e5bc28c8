import { type Signal, useSignal } from "@preact/signals";
import { useMemo, useRef } from "preact/hooks";
import { grouped } from "../../format.ts";
import type { LabState, Landscape } from "../lab-state.ts";
import { LandscapeControls } from "./landscape-controls.tsx";
import { LandscapeFigure } from "./landscape-figure.tsx";
import { createLandscapeState } from "./landscape-state.ts";
import { useLandscapeOrders } from "./use-landscape-orders.ts";
import { planeSentence } from "./wording.ts";

/** The loss around the path of the run: a contour map, on demand a surface, and how far the path lies from what they show. */
export function LandscapeSection({ lab }: { lab: LabState }) {
  const state = useMemo(() => createLandscapeState(lab), [lab]);
  const section = useRef<HTMLElement>(null);
  const surfaceNote = useSignal("");
  useLandscapeOrders(state, section);
  const landscape = lab.landscape.value;
  return (
    <section ref={section} class="landscape" aria-labelledby="landscape-title">
      <h2 id="landscape-title">The landscape</h2>
      <p>
        Every point of the map is a whole network: the last one of the run, moved along two directions of its{" "}
        {lab.run.value ? grouped(lab.run.value.network.parameterCount) : "many"} parameters. The colour is its training loss.
      </p>
      <LandscapeControls state={state} note={surfaceNote} />
      {landscape ? <Drawn state={state} landscape={landscape} note={surfaceNote} /> : <p class="landscape-empty">{state.notice.value}</p>}
    </section>
  );
}

function Drawn({ state, landscape, note }: { state: ReturnType<typeof createLandscapeState>; landscape: Landscape; note: Signal<string> }) {
  return (
    <>
      <p class="landscape-kept">{planeSentence(landscape)}</p>
      {state.notice.value && <p class="landscape-stale">{state.notice.value}</p>}
      <LandscapeFigure state={state} landscape={landscape} note={note} />
    </>
  );
}

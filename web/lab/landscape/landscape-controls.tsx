import type { Signal } from "@preact/signals";
import type { LandscapeState } from "./landscape-state.ts";

/** The plane, the grid, map or surface. */
export function LandscapeControls({ state, note }: { state: LandscapeState; note: Signal<string> }) {
  const { plane, size, isSurface, canDraw, lab } = state;
  return (
    <div class="landscape-controls">
      <label>
        Plane
        <select
          value={plane.value}
          onChange={({ currentTarget }) => {
            plane.value = currentTarget.value as "run" | "random";
          }}
        >
          <option value="run">of this run: where it moved most</option>
          <option value="random">random directions (Li et al. 2018)</option>
        </select>
      </label>
      <label>
        Grid
        <select
          value={String(size.value)}
          onChange={({ currentTarget }) => {
            size.value = Number(currentTarget.value) as 41 | 81;
          }}
        >
          <option value="41">41 × 41</option>
          <option value="81">81 × 81</option>
        </select>
      </label>
      <div class="button-row">
        {canDraw.value && (
          <button type="button" class="button quiet small" onClick={state.draw}>
            Draw the map now
          </button>
        )}
        <button
          type="button"
          class="button quiet small"
          aria-pressed={isSurface.value}
          disabled={!lab.landscape.value}
          onClick={() => {
            state.insistsOnSurface.value = note.value !== "";
            note.value = "";
            isSurface.value = !isSurface.value;
          }}
        >
          Show as a surface
        </button>
      </div>
    </div>
  );
}

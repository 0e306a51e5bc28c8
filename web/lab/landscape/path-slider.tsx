import type { LandscapeFrame } from "../training/protocol.ts";
import type { LandscapeState } from "./landscape-state.ts";
import { epochText, lossText } from "./wording.ts";

/** Moves the mark along the path, and says what the loss is there: of the network itself, and of its projection on the plane. */
export function PathSlider({ state, path }: { state: LandscapeState; path: LandscapeFrame["path"] }) {
  const mark = Math.min(state.shownMark.value, path.epochs.length - 1);
  const epoch = epochText(path.epochs[mark] as number);
  const losses = `real loss ${lossText(path.losses[mark] as number)}, on the plane ${lossText(path.projectedLosses[mark] as number)}`;
  return (
    <label class="slider path-slider">
      <span>
        Epoch <strong>{epoch}</strong>: {losses}
      </span>
      <input
        type="range"
        min="0"
        max={path.epochs.length - 1}
        step="1"
        value={mark}
        aria-valuetext={`epoch ${epoch}, ${losses}`}
        onInput={({ currentTarget }) => {
          state.marked.value = currentTarget.valueAsNumber;
        }}
      />
    </label>
  );
}

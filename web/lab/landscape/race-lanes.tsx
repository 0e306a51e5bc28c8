import { flights } from "./flights.ts";
import type { RaceState } from "./race-state.ts";

/** The flights, each with its number, its colour and what sets it apart; any of them can be taken out. */
export function RaceLanes({ state }: { state: RaceState }) {
  const chosen = state.chosen.value;
  return (
    <fieldset class="race-lanes">
      <legend>Lanes</legend>
      {flights.map(({ name, text }, i) => (
        <label key={name}>
          <input
            type="checkbox"
            checked={chosen.includes(name)}
            disabled={chosen.length === 1 && chosen.includes(name)}
            onChange={({ currentTarget }) => state.choose(name, currentTarget.checked)}
          />
          <LaneSign number={i + 1} />
          <span>
            {name}: {text}
          </span>
        </label>
      ))}
    </fieldset>
  );
}

/** The number of a lane on its colour, as on the map. */
export function LaneSign({ number }: { number: number }) {
  return (
    <svg class={`lane-sign lane-${number}`} viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
      <circle class="lane-head" cx="10" cy="10" r="9" />
      <text class="lane-number" x="10" y="14" text-anchor="middle">
        {number}
      </text>
    </svg>
  );
}

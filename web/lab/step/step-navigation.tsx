import { MathSymbol } from "../../components/math.tsx";
import { partNames, parts } from "./part-names.ts";
import { isCollapsed, type WalkStop } from "./walk.ts";

interface NavigationProps {
  readonly stops: readonly WalkStop[];
  /** Where the visitor is. */
  readonly at: number;
  readonly go: (to: number) => void;
}

/** Every stop by its symbol, to jump to. */
export function Overview({ stops, at, go }: NavigationProps) {
  return (
    <nav class="step-map" aria-label="Lines of the step">
      {parts.map((part) => (
        <div key={part} class="step-map-part">
          <span class="step-map-name">{partNames[part]}</span>
          <ul>
            {stops.map((stop, i) =>
              stop.part === part ? (
                <li key={stop.id}>
                  <button
                    type="button"
                    aria-current={i === at ? "step" : undefined}
                    aria-label={isCollapsed(stop) ? undefined : stop.symbol}
                    onClick={() => go(i)}
                  >
                    {isCollapsed(stop) ? (
                      <>
                        …
                        <span class="visually-hidden">
                          layers {stop.from + 1} to {stop.to + 1}
                        </span>
                      </>
                    ) : (
                      <MathSymbol>{stop.symbol}</MathSymbol>
                    )}
                  </button>
                </li>
              ) : null,
            )}
          </ul>
        </div>
      ))}
    </nav>
  );
}

/** Previous and next; the arrow keys do the same while one of the two has the focus. */
export function Moves({ stops, at, go }: NavigationProps) {
  const move = (event: KeyboardEvent) => {
    const by = { ArrowRight: 1, ArrowLeft: -1, Home: -Infinity, End: Infinity }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    go(at + by);
  };
  return (
    <div class="step-moves" role="toolbar" aria-label="Walk through the lines" onKeyDown={move}>
      <button type="button" class="button quiet small" aria-disabled={at === 0} onClick={() => go(at - 1)}>
        Previous
      </button>
      <span class="step-place" role="status">
        {partNames[(stops[at] as WalkStop).part]}, line {at + 1} of {stops.length}
      </span>
      <button type="button" class="button small" aria-disabled={at === stops.length - 1} onClick={() => go(at + 1)}>
        Next
      </button>
    </div>
  );
}

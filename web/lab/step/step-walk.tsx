import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useEffect, useId } from "preact/hooks";
import { MathSymbol } from "../../components/math.tsx";
import { linesOf } from "./backprop-lines.ts";
import type { CardProps } from "./card-props.ts";
import { CollapsedCard } from "./collapsed-card.tsx";
import { LineCard } from "./line-card.tsx";
import type { StepLine } from "./step-line.ts";
import { StepSketch } from "./step-sketch.tsx";
import { isCollapsed, type WalkStop, walkOf } from "./walk.ts";
import "../../styles/lab-step.css";

interface StepWalkProps extends CardProps {
  readonly lead?: ComponentChildren;
  /** What is said before the update. */
  readonly updateNote?: ComponentChildren;
}

const partNames = { forward: "Forward", loss: "Loss", backward: "Backward", update: "Update" } as const;
const parts = Object.keys(partNames) as StepLine["part"][];

/** The equations of a step, one by one or all at once. */
export function StepWalk({ lead, updateNote, ...cards }: StepWalkProps) {
  const stops = walkOf(linesOf(cards.step));
  const current = useSignal("X");
  const showsAll = useSignal(false);
  useEffect(() => {
    // On paper there is no Next.
    const showAll = () => {
      showsAll.value = true;
    };
    addEventListener("beforeprint", showAll);
    return () => removeEventListener("beforeprint", showAll);
  }, [showsAll]);
  const at = Math.max(
    0,
    stops.findIndex(({ id }) => id === current.value),
  );
  const stop = stops[at] as WalkStop;
  const go = (to: number) => {
    current.value = (stops[Math.max(0, Math.min(stops.length - 1, to))] as WalkStop).id;
  };
  return (
    <div class="step-walk">
      {lead}
      <label class="step-all-choice">
        <input
          type="checkbox"
          checked={showsAll.value}
          onChange={({ currentTarget }) => {
            showsAll.value = currentTarget.checked;
          }}
        />{" "}
        All lines at once
      </label>
      {showsAll.value ? (
        <AllLines stops={stops} updateNote={updateNote} cards={cards} />
      ) : (
        <div class="step-one">
          <Overview stops={stops} at={at} go={go} />
          <div class="step-stage">
            <StepSketch step={cards.step} stop={stop} />
            <Moves stops={stops} at={at} go={go} />
          </div>
          <div class="step-cards">
            {stop.part === "update" && updateNote}
            <Card key={stop.id} stop={stop} cards={cards} />
          </div>
        </div>
      )}
    </div>
  );
}

function Card({ stop, cards }: { stop: WalkStop; cards: CardProps }) {
  return isCollapsed(stop) ? <CollapsedCard stop={stop} {...cards} /> : <LineCard line={stop} {...cards} />;
}

/** Every stop by its symbol, to jump to. */
function Overview({ stops, at, go }: { stops: readonly WalkStop[]; at: number; go: (to: number) => void }) {
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
function Moves({ stops, at, go }: { stops: readonly WalkStop[]; at: number; go: (to: number) => void }) {
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

function AllLines({ stops, updateNote, cards }: { stops: readonly WalkStop[]; updateNote: ComponentChildren; cards: CardProps }) {
  const id = useId();
  return (
    <div class="step-every">
      {parts.map((part) => (
        <section key={part} aria-labelledby={`${id}-${part}`}>
          <h3 id={`${id}-${part}`}>{partNames[part]}</h3>
          {part === "update" && updateNote}
          {stops
            .filter((stop) => stop.part === part)
            .map((stop) => (
              <Card key={stop.id} stop={stop} cards={cards} />
            ))}
        </section>
      ))}
    </div>
  );
}

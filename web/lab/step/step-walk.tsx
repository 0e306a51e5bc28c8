import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useEffect, useId, useMemo, useRef } from "preact/hooks";
import { linesOf } from "./backprop-lines.ts";
import type { CardProps } from "./card-props.ts";
import { CollapsedCard } from "./collapsed-card.tsx";
import { LineCard } from "./line-card.tsx";
import { partNames, parts } from "./part-names.ts";
import { Moves, Overview } from "./step-navigation.tsx";
import { StepSketch } from "./step-sketch.tsx";
import { isCollapsed, type WalkStop, walkOf } from "./walk.ts";
import "../../styles/lab-step.css";

interface StepWalkProps extends CardProps {
  readonly lead?: ComponentChildren;
  /** What is said before the update. */
  readonly updateNote?: ComponentChildren;
  /** Whether the numbers change all the time. */
  readonly isRunning?: boolean;
}

/** The equations of a step, one by one or all at once. */
export function StepWalk({ lead, updateNote, isRunning = false, ...cards }: StepWalkProps) {
  const showsAll = useSignal(false);
  useEffect(() => {
    // On paper there is no Next.
    const showAll = () => {
      showsAll.value = true;
    };
    addEventListener("beforeprint", showAll);
    return () => removeEventListener("beforeprint", showAll);
  }, [showsAll]);
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
        <AllLines cards={cards} updateNote={updateNote} isHeld={isRunning} />
      ) : (
        <OneLine cards={cards} updateNote={updateNote} />
      )}
    </div>
  );
}

interface LinesProps {
  readonly cards: CardProps;
  readonly updateNote: ComponentChildren;
}

/** One line with its sketch, and the ways to the others. */
function OneLine({ cards, updateNote }: LinesProps) {
  const stops = walkOf(linesOf(cards.step));
  const current = useSignal("X");
  const at = Math.max(
    0,
    stops.findIndex(({ id }) => id === current.value),
  );
  const stop = stops[at] as WalkStop;
  const go = (to: number) => {
    current.value = (stops[Math.max(0, Math.min(stops.length - 1, to))] as WalkStop).id;
  };
  return (
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
  );
}

/** Every line. They stand still while the run goes on: all of them twice per second would be too much to compute, and to read. */
function AllLines({ cards, updateNote, isHeld }: LinesProps & { isHeld: boolean }) {
  const step = useRef(cards.step);
  if (!isHeld) step.current = cards.step;
  const lines = useMemo(() => <Sections cards={{ ...cards, step: step.current }} updateNote={updateNote} />, [step.current, cards.choice]);
  return (
    <>
      {isHeld && <p class="soft">These numbers stand still while the run goes on. Pause it to see those of the moment.</p>}
      {lines}
    </>
  );
}

function Card({ stop, cards }: { stop: WalkStop; cards: CardProps }) {
  return isCollapsed(stop) ? <CollapsedCard stop={stop} {...cards} /> : <LineCard line={stop} {...cards} />;
}

function Sections({ cards, updateNote }: LinesProps) {
  const stops = walkOf(linesOf(cards.step));
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

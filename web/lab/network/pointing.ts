import { computed, type ReadonlySignal, type Signal, signal } from "@preact/signals";
import type { Choice, LabState } from "../lab-state.ts";
import { hasPart, isSameChoice, moveChoice, outputOf, strongestWeight } from "./choosing.ts";

/** What a key does in the drawing of a network. */
export type Way = "previous" | "next" | "back" | "forth";

/** Which part of the network the visitor points at, by pointer or by keys, and which is pinned (the lab's choice). */
export interface Pointing {
  /** Pointed at now, whether or not it is pinned. */
  readonly pointed: Signal<Choice | undefined>;
  /** What the drawing marks: what is pointed at, otherwise what is pinned. */
  readonly marked: ReadonlySignal<Choice | undefined>;
  /** What the panel explains: what is marked, otherwise the output. */
  readonly shown: ReadonlySignal<Choice | undefined>;
  point(choice: Choice | undefined): void;
  /** Pins a part, or frees it if it is pinned. */
  pin(choice: Choice | undefined): void;
  move(way: Way): void;
  /** Pins the unit that is pointed at; from a pinned unit it leads to its strongest weight. */
  enter(): void;
  /** From a weight to its unit, and otherwise frees what is pinned. Returns whether there was anything to leave. */
  leave(): boolean;
}

export function createPointing(lab: Pick<LabState, "run" | "look" | "choice">): Pointing {
  const pointed = signal<Choice | undefined>(undefined);
  const network = computed(() => lab.run.value?.network);
  const present = (choice: Choice | undefined) => (choice && network.value && hasPart(network.value, choice) ? choice : undefined);
  const marked = computed(() => present(pointed.value) ?? present(lab.choice.value));
  const shown = computed(() => marked.value ?? (network.value && outputOf(network.value)));
  return {
    pointed,
    marked,
    shown,
    point(choice) {
      if (!isSameChoice(choice, pointed.value)) pointed.value = choice;
    },
    pin(choice) {
      lab.choice.value = isSameChoice(choice, lab.choice.value) ? undefined : choice;
    },
    move(way) {
      if (network.value && shown.value) pointed.value = moveChoice(network.value, shown.value, way);
    },
    enter() {
      const part = shown.value;
      const parameters = lab.look.value?.numbers.parameters;
      const isPinned = isSameChoice(part, lab.choice.value);
      if (isPinned && part && network.value && parameters) pointed.value = strongestWeight(network.value, part, parameters) ?? part;
      else if (part) lab.choice.value = part;
    },
    leave() {
      const part = marked.value;
      if (!part) return false;
      if (part.kind === "weight") pointed.value = { kind: "unit", layer: part.layer, unit: part.unit };
      else {
        pointed.value = undefined;
        lab.choice.value = undefined;
      }
      return true;
    },
  };
}

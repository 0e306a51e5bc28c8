import { computed, type ReadonlySignal, type Signal, signal } from "@preact/signals";
import type { LabState } from "../lab-state.ts";
import { epochText } from "./wording.ts";

/** What the landscape view shows, and when it asks for a new map. */
export interface LandscapeState {
  readonly lab: LabState;
  readonly plane: Signal<"run" | "random">;
  readonly size: Signal<41 | 81>;
  /** Whether the surface is shown instead of the map. */
  readonly isSurface: Signal<boolean>;
  /** Whether the visitor has asked for the surface again after it was too slow. */
  readonly insistsOnSurface: Signal<boolean>;
  /** The index of the point of the path that the visitor looks at; undefined for where the run is. */
  readonly marked: Signal<number | undefined>;
  /** The point that is marked: the visitor's, or the last one that is not after the epoch of the run. */
  readonly shownMark: ReadonlySignal<number>;
  /** Whether a map can be drawn: a path needs two epochs. */
  readonly isPossible: ReadonlySignal<boolean>;
  /** Whether the map shows less of the run than there is, or another plane or grid than chosen. */
  readonly isStale: ReadonlySignal<boolean>;
  /** Whether the visitor may order a map: there is none of the run as it is now, and none is being computed. */
  readonly canDraw: ReadonlySignal<boolean>;
  /**
   * The number of the map that is due without anybody asking, if one is: it is cheap, and the run stands still or has come far since
   * the last one. Every order has a new number, so that an effect notices the next one even if that is due at once.
   */
  readonly due: ReadonlySignal<number | undefined>;
  /** What to tell the visitor about a map that is missing or old; empty where there is nothing to tell. */
  readonly notice: ReadonlySignal<string>;
  /** Orders a map of the run as it is now. */
  draw(): void;
}

interface MapOrder {
  readonly number: number;
  readonly run: unknown;
  readonly epoch: number;
  readonly plane: string;
  readonly size: number;
}

/** Epochs that a path needs to have a plane. */
const LEAST_EPOCHS = 2;
/** The epoch of the first map while a run goes on. */
const FIRST_EPOCH = 10;
/** A map is drawn unasked up to this many multiplications per point of its grid: some 0.2 ms. */
const CHEAP = 2e6;

export function createLandscapeState(lab: LabState): LandscapeState {
  const plane = signal<"run" | "random">("run");
  const size = signal<41 | 81>(41);
  const marked = signal<number | undefined>(undefined);
  const lastOrder = signal<MapOrder | undefined>(undefined);
  const epoch = computed(() => lab.look.value?.epoch ?? 0);
  const drawnEpoch = computed(() => lab.landscape.value?.path.epochs.at(-1) ?? 0);
  const isPossible = computed(() => lab.run.value !== undefined && Math.max(epoch.value, drawnEpoch.value) >= LEAST_EPOCHS);
  const isStale = computed(() => {
    const drawn = lab.landscape.value;
    return isPossible.value && (!drawn || drawn.plane !== plane.value || drawn.xs.length !== size.value || epoch.value > drawnEpoch.value);
  });
  /** The epoch of the last order that still holds. */
  const orderedEpoch = computed(() => {
    const order = lastOrder.value;
    const holds = order && order.run === lab.run.value && order.plane === plane.value && order.size === size.value;
    return holds ? order.epoch : 0;
  });
  const isStill = computed(() => lab.phase.value === "paused" || lab.phase.value === "ended");
  const isCheap = computed(() => {
    const run = lab.run.value;
    return run !== undefined && run.network.parameterCount * run.ready.trainingRows.length <= CHEAP;
  });
  const isComing = computed(() => orderedEpoch.value > drawnEpoch.value);
  /** The epoch from which on a map is due: at once while the run stands still, otherwise when it has come twice as far. */
  const dueEpoch = computed(() => (isStill.value ? orderedEpoch.value + 1 : Math.max(FIRST_EPOCH, 2 * orderedEpoch.value)));
  return {
    lab,
    plane,
    size,
    isSurface: signal(false),
    insistsOnSurface: signal(false),
    marked,
    shownMark: computed(() => {
      const epochs = lab.landscape.value?.path.epochs ?? new Float64Array(1);
      const at = marked.value ?? epochs.findLastIndex((point) => point <= epoch.value);
      return Math.max(0, Math.min(at, epochs.length - 1));
    }),
    isPossible,
    isStale,
    canDraw: computed(() => isStale.value && !isComing.value),
    due: computed(() => (isStale.value && isCheap.value && epoch.value >= dueEpoch.value ? (lastOrder.value?.number ?? 0) + 1 : undefined)),
    notice: computed(() => {
      if (!isPossible.value) return "The map needs a path: let the run make at least two epochs.";
      if (!isStale.value) return "";
      if (isComing.value) return "The map is being computed.";
      if (isStill.value) return "The map is not up to date.";
      if (!isCheap.value) return "The map takes a while with this many parameters and rows, so it is drawn when you ask for it.";
      return drawnEpoch.value > 0
        ? `The map is that of epoch ${epochText(drawnEpoch.value)}; it follows as the run goes on.`
        : "The map comes at epoch 10, and again as the run goes on.";
    }),
    draw() {
      lastOrder.value = {
        number: (lastOrder.value?.number ?? 0) + 1,
        run: lab.run.value,
        epoch: epoch.value,
        plane: plane.value,
        size: size.value,
      };
      marked.value = undefined;
      lab.askLandscape(size.value, plane.value);
    },
  };
}

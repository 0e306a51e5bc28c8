import { list, percent } from "../../format.ts";
import { extent } from "../training/grid.ts";
import type { RaceResult } from "../training/protocol.ts";
import type { FlownLane } from "./race-state.ts";
import { lossText } from "./wording.ts";

/** Who leads, whose units are silent, and how true the map is. */
export function raceSentence({ kept }: RaceResult, lanes: readonly FlownLane[]): string {
  const standing = lanes.filter(({ hasDiverged }) => !hasDiverged);
  const ranked = standing.toSorted((a, b) => finalLoss(a) - finalLoss(b));
  const [first] = ranked;
  if (!first) return "Every lane diverged.";
  const silenced = lanes.filter(
    ({ silentUnits, experiment }) => silentUnits === experiment.recipe.hidden.reduce((sum, { units }) => sum + units, 0),
  );
  const silence =
    silenced.length > 0
      ? ` ${list(silenced.map(({ name }) => name))} silenced every hidden unit: the gradient is 0 there, and it can never recover.`
      : "";
  const [real, projected] = [first.losses[0] as number, first.projectedLosses[0] as number];
  const leader =
    lanes.length > 1
      ? `${first.name} ends lowest, with a training loss of ${lossText(finalLoss(first))}.`
      : `${first.name} ends with a training loss of ${lossText(finalLoss(first))}.`;
  return `${leader}${silence} The plane keeps ${percent(kept)} of the variance of the paths; at the start the real loss is ${lossText(real)} and that of its projection ${lossText(projected)}.`;
}

/** Which lanes go so far that the others hardly move on the map; empty where none does. */
export function farSentence(lanes: readonly FlownLane[]): string {
  const reach = ({ x, y }: FlownLane) => Math.hypot(span(x), span(y));
  const far = lanes.find((lane) => lanes.length > 1 && lanes.every((other) => other === lane || reach(other) * FAR < reach(lane)));
  return far ? `${far.name} goes so far that the others seem to stand still: untick it to see them.` : "";
}

/** How many times further than every other a lane must go. */
const FAR = 2.5;

function span(values: Float64Array): number {
  const [low, high] = extent(values);
  return high - low;
}

/** The value below which this share of the values lies; with an even number of them, the median is the mean of the middle two. */
export function quantile(values: Float64Array, share: number): number {
  const sorted = values.toSorted();
  const at = share * (sorted.length - 1);
  return ((sorted[Math.floor(at)] as number) + (sorted[Math.ceil(at)] as number)) / 2;
}

function finalLoss({ losses }: FlownLane): number {
  return losses.at(-1) as number;
}

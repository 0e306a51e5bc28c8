import { grouped, percent } from "../../format.ts";
import type { LandscapeFrame } from "../training/protocol.ts";

const superscripts = "⁰¹²³⁴⁵⁶⁷⁸⁹";

/** A loss with three significant digits: `0.368`, `12.4`, `3.10 × 10⁻⁷`. */
export function lossText(loss: number): string {
  if (!Number.isFinite(loss)) return loss > 0 ? "∞" : "not a number";
  if (loss === 0) return "0";
  if (loss >= 1000) return loss < 1e6 ? grouped(Math.round(loss)) : scientific(loss, 2);
  return loss < 0.001 ? scientific(loss, 2) : loss.toPrecision(3);
}

/** A contour's level, as short as it can be written: `0.5`, `20`, `10⁻⁷`. */
export function levelText(level: number): string {
  return level < 0.001 || level >= 1e6 ? scientific(level, 1) : String(level);
}

/** Beside every landscape: how much of the path its plane keeps, and how far the path lies from it. */
export function planeSentence({ kept, path, plane }: Pick<LandscapeFrame, "kept" | "path" | "plane">): string {
  const real = path.losses[0] as number;
  const projected = path.projectedLosses[0] as number;
  const share = kept === undefined ? "" : `The plane keeps ${percent(kept)} of the variance of the path. `;
  const start = `At the start the real loss is ${lossText(real)} and that of its projection ${lossText(projected)}`;
  const origin = plane === "run" ? "the plane goes through the end of the path" : "the plane goes through where the run is now";
  return `${share}${start}; at the end both are ${lossText(path.losses.at(-1) as number)}, because ${origin}.`;
}

/** What the map shows, for those who do not see it. */
export function mapSentence(
  { xs, ys, heights }: { readonly xs: Float64Array; readonly ys: Float64Array; readonly heights: Float64Array },
  more: string,
): string {
  let low = 0;
  let high = 0;
  heights.forEach((height, i) => {
    if (height < (heights[low] as number)) low = i;
    if (height > (heights[high] as number)) high = i;
  });
  const place = (i: number) => `(${coordinate(xs[i % xs.length])}, ${coordinate(ys[Math.floor(i / xs.length)])})`;
  return `On ${xs.length} × ${ys.length} points the training loss lies between ${lossText(heights[low] as number)} at ${place(low)} and ${lossText(heights[high] as number)} at ${place(high)}. ${more}`;
}

/** An epoch; within one, with the part of it that is done: `12`, `12.4`. */
export function epochText(epoch: number): string {
  return String(Number(epoch.toFixed(2)));
}

/** A coordinate on the plane with two decimals. */
export function coordinate(value = Number.NaN): string {
  const text = Math.abs(value).toFixed(2);
  return `${value < 0 && Number(text) !== 0 ? "−" : ""}${text}`;
}

function scientific(value: number, decimals: number): string {
  const [mantissa, exponent = "0"] = value.toExponential(decimals).split("e");
  const power = [...exponent.replace("+", "")].map((digit) => (digit === "-" ? "⁻" : superscripts[Number(digit)])).join("");
  return Number(mantissa) === 1 ? `10${power}` : `${mantissa} × 10${power}`;
}

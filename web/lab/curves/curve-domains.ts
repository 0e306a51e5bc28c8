import { powerOfTen } from "../number-text.ts";
import { stepAbove, stepBelow } from "../steps.ts";

/** The ends of an axis. They move in steps of 1, 2 or 5 times a power of ten, so that an axis seldom changes while a curve grows. */
export type Domain = readonly [number, number];

/** Epochs from 0 to a step above the last one, at least 20 and at most all that are planned. */
export function epochDomain(last: number, planned: number): Domain {
  return [0, Math.max(1, Math.min(planned, stepAbove(Math.max(20, last))))];
}

/** The steps around all positive finite values; at least from half to double a value. */
export function logDomain(columns: readonly ArrayLike<number>[]): Domain {
  let [low, high] = [Infinity, 0];
  for (const column of columns)
    for (let i = 0; i < column.length; i++) {
      const value = column[i] as number;
      if (!(value > 0 && value < Infinity)) continue;
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
  if (high === 0) return [0.1, 1];
  const [from, to] = [stepBelow(low), stepAbove(high)];
  return from < to ? [from, to] : [stepBelow(from * 0.999), stepAbove(to * 1.001)];
}

/** The ticks of a logarithmic axis: powers of ten, at most seven; over less than two and a half decades also 2 and 5 times these, and over less than one all digits where there would be too few. */
export function logTicks([low, high]: Domain): number[] {
  const [from, to] = [Math.ceil(Math.log10(low) - 1e-9), Math.floor(Math.log10(high) + 1e-9)];
  if (Math.log10(high / low) >= 2.5) {
    const every = Math.ceil((to - from + 1) / 6);
    return Array.from({ length: Math.floor((to - from) / every) + 1 }, (_, i) => Number(`1e${from + i * every}`));
  }
  const withDigits = (digits: readonly number[]) =>
    Array.from({ length: to - from + 2 }, (_, i) => digits.map((digit) => Number(`${digit}e${from - 1 + i}`)))
      .flat()
      .filter((tick) => tick >= low * 0.999999 && tick <= high * 1.000001);
  const ticks = withDigits([1, 2, 5]);
  return ticks.length > 2 ? ticks : withDigits([1, 2, 3, 4, 5, 6, 7, 8, 9]);
}

/** A tick of a logarithmic axis: `0.05`, and powers of ten where they are small or large. */
export function logTickText(tick: number): string {
  const exponent = Math.round(Math.log10(tick));
  return tick < 0.001 || tick >= 10_000 ? powerOfTenTimes(tick, exponent) : String(tick);
}

/** From 0, 50, 80 or 90% to 1: the highest floor under nine tenths of the values. */
export function shareDomain(columns: readonly ArrayLike<number>[]): Domain {
  const values = columns.flatMap((column) => Array.from(column)).filter(Number.isFinite);
  const floor = [0.9, 0.8, 0.5].find((candidate) => values.filter((value) => value >= candidate).length >= 0.9 * values.length);
  return [values.length > 0 ? (floor ?? 0) : 0, 1];
}

function powerOfTenTimes(tick: number, exponent: number): string {
  const lower = Math.floor(Math.log10(tick) + 1e-9);
  const digit = Math.round(tick / Number(`1e${lower}`));
  return digit === 1 ? powerOfTen(exponent) : `${digit} × ${powerOfTen(lower)}`;
}

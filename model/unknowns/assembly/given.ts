// The expectation given some of a sample's scores: `fit` and `kernelMean` of ../conditional.ts.

import { exp } from "../../../network/kernel/assembly/exact";
import { pair } from "../../../network/kernel/assembly/exact-lanes";
import { evaluate } from "./evaluation";
import { isotonic } from "./isotonic";
import { rowsOf, Setup, subsetOf } from "./layout";

/** E[f(X) | X_S = x_S] for the sample in memory, where S has some features but not all. */
export function given(setup: Setup, S: i32): f64 {
  const U = ~S & ((1 << setup.features) - 1);
  evaluate(setup, U);
  const totals = fit(setup, S, U);
  let own = 0;
  for (let f = 0; f < setup.features; f++) if ((S >> f) & 1) own += <i32>load<u8>(setup.sample + f);
  return kernelMean(setup, totals, own);
}

/** Makes the mean probabilities per total over S rise with the total. Returns how many totals occur. */
function fit(setup: Setup, S: i32, U: i32): i32 {
  const sumOf = setup.sumOf;
  const possible = <usize>(popcnt(S) * (setup.levelCount - 1) + 1);
  memory.fill(sumOf, 0, possible << 4);
  const counts = setup.counts;
  const probabilities = setup.probabilities;
  const lower = rowsOf(setup.lower, subsetOf(setup.lower, U)) + 2;
  const upper = rowsOf(setup.upper, subsetOf(setup.upper, U)) + 2;
  for (let r: usize = 0; r < <usize>setup.rows; r++) {
    const total = load<u16>(lower + (r << 2)) + load<u16>(upper + (r << 2));
    const place = sumOf + (<usize>total << 4);
    const count = load<f64>(counts + (r << 3));
    v128.store(place, f64x2.add(v128.load(place), pair(count * load<f64>(probabilities + (r << 3)), count)));
  }
  let totals: usize = 0;
  for (let total: usize = 0; total < possible; total++) {
    const place = sumOf + (total << 4);
    if (load<f64>(place, 8) == 0) continue;
    store<u16>(setup.totals + (totals << 1), <u16>total);
    store<f64>(setup.blockSums + (totals << 3), load<f64>(place));
    store<f64>(setup.blockWeights + (totals << 3), load<f64>(place, 8));
    totals++;
  }
  isotonic(setup.fitted, setup.blockSums, setup.blockWeights, setup.starts, <i32>totals);
  return <i32>totals;
}

/** The mean of what was fitted per total, by the kernel around the sample's own total. */
function kernelMean(setup: Setup, count: i32, own: i32): f64 {
  const variance = setup.variance;
  let nearest = 0;
  while (nearest + 1 < count && squareAt(setup, nearest + 1, own) <= squareAt(setup, nearest, own)) nearest++;
  const least = squareAt(setup, nearest, own);
  // On either side of the nearest total the kernel falls, down to 0 beyond the cut-off.
  let from = nearest;
  while (from > 0 && kernelWeight(squareAt(setup, from - 1, own) - least, variance) > 0) from--;
  let sum: f64 = 0;
  let total: f64 = 0;
  for (let t = from; t < count; t++) {
    const kernel = kernelWeight(squareAt(setup, t, own) - least, variance);
    if (kernel == 0) break;
    const weight = load<f64>(setup.sumOf + (<usize>totalAt(setup, t) << 4), 8) * kernel;
    sum += weight * load<f64>(setup.fitted + (<usize>t << 3));
    total += weight;
  }
  return sum / total;
}

@inline
function totalAt(setup: Setup, t: i32): i32 {
  return <i32>load<u16>(setup.totals + (<usize>t << 1));
}

@inline
function squareAt(setup: Setup, t: i32, own: i32): f64 {
  const distance = <f64>(totalAt(setup, t) - own);
  return distance * distance;
}

/** The same as in ../kernel.ts; 25 is the square of its CUTOFF. */
function kernelWeight(D: f64, variance: f64): f64 {
  return D <= 25 * variance ? exp((-0.5 * D) / variance) : 0;
}

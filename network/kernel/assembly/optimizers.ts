// The steps of network/learning/optimizers.ts, two parameters at a time. Vectors have room for an even number of them.

import { paired } from "./plan";

/** P ← P − η G. */
export function sgd(P: usize, G: usize, count: i32, rate: f64): void {
  const end = P + paired(count);
  const eta = f64x2.splat(rate);
  for (; P < end; P += 16, G += 16) v128.store(P, f64x2.sub(v128.load(P), f64x2.mul(eta, v128.load(G))));
}

/** V ← μ V + G, P ← P − η V. */
export function momentum(P: usize, G: usize, V: usize, count: i32, rate: f64, mu: f64): void {
  const end = P + paired(count);
  const eta = f64x2.splat(rate);
  for (; P < end; P += 16, G += 16, V += 16) {
    const v = f64x2.add(f64x2.mul(f64x2.splat(mu), v128.load(V)), v128.load(G));
    v128.store(V, v);
    v128.store(P, f64x2.sub(v128.load(P), f64x2.mul(eta, v)));
  }
}

/** V ← μ V + G, P ← P − η (G + μ V). */
export function nesterov(P: usize, G: usize, V: usize, count: i32, rate: f64, mu: f64): void {
  const end = P + paired(count);
  const eta = f64x2.splat(rate);
  const m = f64x2.splat(mu);
  for (; P < end; P += 16, G += 16, V += 16) {
    const g = v128.load(G);
    const v = f64x2.add(f64x2.mul(m, v128.load(V)), g);
    v128.store(V, v);
    v128.store(P, f64x2.sub(v128.load(P), f64x2.mul(eta, f64x2.add(g, f64x2.mul(m, v)))));
  }
}

/** S ← ρ S + (1 − ρ) G², P ← P − η G / (√S + ε). */
export function rmsprop(P: usize, G: usize, S: usize, count: i32, rate: f64, decay: f64, epsilon: f64): void {
  const end = P + paired(count);
  const rho = f64x2.splat(decay);
  const rest = f64x2.splat(1 - decay);
  const eta = f64x2.splat(rate);
  const eps = f64x2.splat(epsilon);
  for (; P < end; P += 16, G += 16, S += 16) {
    const g = v128.load(G);
    const s = f64x2.add(f64x2.mul(rho, v128.load(S)), f64x2.mul(rest, f64x2.mul(g, g)));
    v128.store(S, s);
    v128.store(P, f64x2.sub(v128.load(P), f64x2.div(f64x2.mul(eta, g), f64x2.add(f64x2.sqrt(s), eps))));
  }
}

/** Adam and AdamW, with the numbers that adamConstants of network/learning/optimizers.ts computes. */
export function adam(P: usize, G: usize, M: usize, S: usize, count: i32, beta1: f64, beta2: f64, epsilon: f64, stepSize: f64, sqrtBiasCorrection: f64, decayFactor: f64): void {
  const end = P + paired(count);
  const b1 = f64x2.splat(beta1), rest1 = f64x2.splat(1 - beta1);
  const b2 = f64x2.splat(beta2), rest2 = f64x2.splat(1 - beta2);
  const eta = f64x2.splat(stepSize), root = f64x2.splat(sqrtBiasCorrection), eps = f64x2.splat(epsilon), keep = f64x2.splat(decayFactor);
  for (; P < end; P += 16, G += 16, M += 16, S += 16) {
    const g = v128.load(G);
    const m = f64x2.add(f64x2.mul(b1, v128.load(M)), f64x2.mul(rest1, g));
    const s = f64x2.add(f64x2.mul(b2, v128.load(S)), f64x2.mul(rest2, f64x2.mul(g, g)));
    v128.store(M, m);
    v128.store(S, s);
    const move = f64x2.div(f64x2.mul(eta, m), f64x2.add(f64x2.div(f64x2.sqrt(s), root), eps));
    v128.store(P, f64x2.sub(f64x2.mul(keep, v128.load(P)), move));
  }
}

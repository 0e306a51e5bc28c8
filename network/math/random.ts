import { exp, log } from "./exact.ts";

/**
 * A seeded generator: the same seed gives the same numbers in every engine. All randomness in network/ comes from here.
 *
 * Bits: xoshiro128** (Blackman and Vigna 2021), seeded through splitmix32. Normal numbers: the ziggurat method (Marsaglia
 * and Tsang 2000) with 128 layers; its tables are computed with exp and log of exact.ts.
 */
export interface Random {
  /** An integer in [0, 2³²). */
  bits(): number;
  /** Uniform in [0, 1), 53 bits. */
  uniform(): number;
  /** An integer in [0, bound), unbiased. */
  integer(bound: number): number;
  /** Standard normal. */
  normal(): number;
  /** Adds `standardDeviation` · normal() to each of the first `count` values, in order. */
  addNormalsInto(values: Float64Array, count: number, standardDeviation: number): void;
  /** The four words of the state: `createRandom(random.state())` continues this sequence. */
  state(): RandomState;
  /** Continues the sequence of a saved state. Throws RangeError for an invalid one. */
  restore(state: RandomState): void;
}

export type RandomState = readonly [number, number, number, number];

/** A generator from a seed or from a saved state. Throws RangeError for a seed that is not an integer, or an invalid state. */
export function createRandom(seed: number | RandomState): Random {
  if (typeof seed === "number" ? !Number.isSafeInteger(seed) : !isState(seed)) throw new RangeError(refusal(seed));
  const words = Int32Array.from(typeof seed === "number" ? expand(seed) : seed);

  function bits(): number {
    const [a, b] = [words[0] as number, words[1] as number];
    const product = Math.imul(b, 5);
    const c = (words[2] as number) ^ a;
    const d = (words[3] as number) ^ b;
    words[0] = a ^ d;
    words[1] = b ^ c;
    words[2] = c ^ (b << 9);
    words[3] = (d << 11) | (d >>> 21);
    return Math.imul((product << 7) | (product >>> 25), 9) >>> 0;
  }

  function uniform(): number {
    const high = bits() >>> 5;
    return (high * 67108864 + (bits() >>> 6)) / 9007199254740992;
  }

  function normal(): number {
    const word = bits();
    const layer = word & 127;
    const x = (word >>> 8) * (STEP[layer] as number);
    return (word & 128 ? -1 : 1) * (x < (EDGE[layer + 1] as number) ? x : beyond(layer, x));
  }

  /** The number drawn if `x` is not in the part of its layer that lies entirely under the curve: 1 draw in 40. */
  function beyond(layer: number, x: number): number {
    if (layer === 0) return tail(uniform);
    const low = HEIGHT[layer] as number;
    const high = HEIGHT[layer + 1] as number;
    return low + uniform() * (high - low) < exp(-0.5 * x * x) ? x : Math.abs(normal());
  }

  /** Calls of `normal`, unrolled for speed: the state is in local variables, and the sign needs no branch. */
  function addNormalsInto(values: Float64Array, count: number, standardDeviation: number): void {
    let a = words[0] as number;
    let b = words[1] as number;
    let c = words[2] as number;
    let d = words[3] as number;
    for (let e = 0; e < count; e++) {
      const product = Math.imul(b, 5);
      const word = Math.imul((product << 7) | (product >>> 25), 9);
      const t = b << 9;
      c ^= a;
      d ^= b;
      b ^= c;
      a ^= d;
      c ^= t;
      d = (d << 11) | (d >>> 21);
      const layer = word & 127;
      let x = (word >>> 8) * (STEP[layer] as number);
      if (x >= (EDGE[layer + 1] as number)) {
        words[0] = a;
        words[1] = b;
        words[2] = c;
        words[3] = d;
        x = beyond(layer, x);
        a = words[0] as number;
        b = words[1] as number;
        c = words[2] as number;
        d = words[3] as number;
      }
      values[e] = (values[e] as number) + standardDeviation * ((1 - ((word >>> 6) & 2)) * x);
    }
    words[0] = a;
    words[1] = b;
    words[2] = c;
    words[3] = d;
  }

  return {
    bits,
    uniform,
    integer(bound) {
      if (!(Number.isInteger(bound) && bound > 0 && bound <= 4294967296))
        throw new RangeError(`bound must be an integer from 1 to 2^32, got ${bound}`);
      let word = bits();
      // Words from the largest multiple of `bound` on are rejected. Few are high enough for that, so the division is rare.
      if (word >= 4294967296 - bound) {
        const limit = 4294967296 - (4294967296 % bound);
        while (word >= limit) word = bits();
      }
      return bound === 4294967296 ? word : word % (bound >>> 0);
    },
    normal,
    addNormalsInto,
    state: () => [words[0] as number, words[1] as number, words[2] as number, words[3] as number],
    restore(state) {
      if (!isState(state)) throw new RangeError(refusal(state));
      words.set(state);
    },
  };
}

/** Shuffles uniformly (Fisher and Yates 1938). */
export function shuffleInPlace(items: { [index: number]: number; length: number }, random: Random): void {
  for (let i = items.length - 1; i > 0; i--) {
    const j = random.integer(i + 1);
    const item = items[i] as number;
    items[i] = items[j] as number;
    items[j] = item;
  }
}

// The ziggurat: 128 layers of equal area under e^(−x²/2). Layer 0 is the base strip and the tail beyond R; EDGE[i] is the
// width of layer i, HEIGHT[i] the height of the curve at its outer edge.
const LAYERS = 128;
const R = 3.442619855899;
const AREA = 9.91256303526217e-3;
const EDGE = new Float64Array(LAYERS + 1);
const HEIGHT = new Float64Array(LAYERS + 1);
/** EDGE / 2²⁴: the step of a 24-bit draw over the width of a layer. */
const STEP = new Float64Array(LAYERS);
EDGE[0] = AREA / exp(-0.5 * R * R);
EDGE[1] = R;
for (let i = 2; i < LAYERS; i++) {
  const x = EDGE[i - 1] as number;
  EDGE[i] = Math.sqrt(-2 * log(AREA / x + exp(-0.5 * x * x)));
}
for (let i = 0; i <= LAYERS; i++) {
  const x = EDGE[i] as number;
  HEIGHT[i] = exp(-0.5 * x * x);
  if (i < LAYERS) STEP[i] = x / 16777216;
}

function tail(uniform: () => number): number {
  for (;;) {
    const x = -log(1 - uniform()) / R;
    const y = -log(1 - uniform());
    if (y + y > x * x) return R + x;
  }
}

/** Expands a seed to four words (splitmix32), so that neighbouring seeds give unrelated sequences. */
function expand(seed: number): [number, number, number, number] {
  let s = (seed ^ Math.imul(Math.floor(seed / 4294967296), 0x9e3779b9)) | 0;
  const word = (): number => {
    s = (s + 0x9e3779b9) | 0;
    let t = s ^ (s >>> 16);
    t = Math.imul(t, 0x21f0aaad);
    t ^= t >>> 15;
    t = Math.imul(t, 0x735a2d97);
    return t ^ (t >>> 15);
  };
  return [word(), word(), word(), word()];
}

function isState(words: readonly number[]): boolean {
  return Array.isArray(words) && words.length === 4 && words.every(Number.isInteger) && words.some((word) => (word | 0) !== 0);
}

function refusal(seed: number | RandomState): string {
  return Array.isArray(seed)
    ? `a random state must be four 32-bit integers, not all 0, got ${seed}`
    : `seed must be an integer, got ${seed}`;
}

// The generator of network/math/random.ts, xoshiro128**, and the shuffle. The state is four words at an address.

/** Shuffles `count` 32-bit indices (Fisher and Yates): shuffleInPlace of network/math/random.ts. */
export function shuffle(indices: usize, count: i32, state: usize): void {
  let a = load<u32>(state), b = load<u32>(state, 4), c = load<u32>(state, 8), d = load<u32>(state, 12);
  for (let i = <u32>count - 1; i > 0; i--) {
    const bound = i + 1;
    let word: u32;
    do {
      word = rotl<u32>(b * 5, 7) * 9;
      const t = b << 9;
      c ^= a;
      d ^= b;
      b ^= c;
      a ^= d;
      c ^= t;
      d = rotl<u32>(d, 11);
    } while (isRejected(word, bound));
    const j = word % bound;
    const at = indices + (<usize>i << 2), other = indices + (<usize>j << 2);
    const kept = load<u32>(at);
    store<u32>(at, load<u32>(other));
    store<u32>(other, kept);
  }
  store<u32>(state, a), store<u32>(state, b, 4), store<u32>(state, c, 8), store<u32>(state, d, 12);
}

/** Whether a word is from the largest multiple of the bound on. Few are high enough for that, so the division is rare. */
@inline
function isRejected(word: u32, bound: u32): bool {
  if (word < 0 - bound) return false;
  const rest = (0 - bound) % bound;
  return rest != 0 && word >= 0 - rest;
}

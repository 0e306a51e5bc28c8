/** The SHA-256 of bytes as 64 hexadecimal digits (FIPS 180-4). Synchronous, unlike that of Web Crypto. */
export function sha256(bytes: Uint8Array): string {
  const blocks = Math.floor((bytes.length + 8) / 64) + 1;
  const padded = new Uint8Array(blocks * 64);
  padded.set(bytes);
  padded[bytes.length] = 0x80;
  const view = new DataView(padded.buffer);
  view.setUint32(padded.length - 8, Math.floor(bytes.length / 536870912));
  view.setUint32(padded.length - 4, bytes.length << 3);

  const H = new Int32Array(INITIAL);
  const w = new Int32Array(64);
  for (let block = 0; block < padded.length; block += 64) {
    for (let t = 0; t < 16; t++) w[t] = view.getInt32(block + 4 * t);
    compress(H, w);
  }
  return [...H].map((word) => (word >>> 0).toString(16).padStart(8, "0")).join("");
}

/** The SHA-256 of the UTF-8 bytes of a text. */
export function sha256Text(text: string): string {
  return sha256(utf8(text));
}

/** The SHA-256 of the little-endian bytes of float64 numbers: equal hashes mean equal bits. */
export function sha256Numbers(values: Float64Array): string {
  const bytes = new Uint8Array(values.length * 8);
  const view = new DataView(bytes.buffer);
  for (let i = 0; i < values.length; i++) view.setFloat64(8 * i, values[i] as number, true);
  return sha256(bytes);
}

function compress(H: Int32Array, w: Int32Array): void {
  for (let t = 16; t < 64; t++) {
    const x = w[t - 15] as number;
    const y = w[t - 2] as number;
    const s0 = rotate(x, 7) ^ rotate(x, 18) ^ (x >>> 3);
    const s1 = rotate(y, 17) ^ rotate(y, 19) ^ (y >>> 10);
    w[t] = ((w[t - 16] as number) + s0 + (w[t - 7] as number) + s1) | 0;
  }
  let a = H[0] as number;
  let b = H[1] as number;
  let c = H[2] as number;
  let d = H[3] as number;
  let e = H[4] as number;
  let f = H[5] as number;
  let g = H[6] as number;
  let h = H[7] as number;
  for (let t = 0; t < 64; t++) {
    const S1 = rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25);
    const t1 = (h + S1 + ((e & f) ^ (~e & g)) + (K[t] as number) + (w[t] as number)) | 0;
    const S0 = rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22);
    const t2 = (S0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    h = g;
    g = f;
    f = e;
    e = (d + t1) | 0;
    d = c;
    c = b;
    b = a;
    a = (t1 + t2) | 0;
  }
  H[0] = (H[0] as number) + a;
  H[1] = (H[1] as number) + b;
  H[2] = (H[2] as number) + c;
  H[3] = (H[3] as number) + d;
  H[4] = (H[4] as number) + e;
  H[5] = (H[5] as number) + f;
  H[6] = (H[6] as number) + g;
  H[7] = (H[7] as number) + h;
}

function rotate(x: number, n: number): number {
  return (x >>> n) | (x << (32 - n));
}

// The constants are the first 32 bits of the fractional parts of square and cube roots of the first primes.
const PRIMES = firstPrimes(64);
const INITIAL = PRIMES.slice(0, 8).map((p) => fractionBits(p, 2));
const K = Int32Array.from(PRIMES, (p) => fractionBits(p, 3));

function firstPrimes(count: number): number[] {
  const primes: number[] = [];
  for (let n = 2; primes.length < count; n++) if (primes.every((p) => n % p !== 0)) primes.push(n);
  return primes;
}

/** floor(2³² · frac(p^(1/root))): estimated by Newton's method, then corrected with exact integers. */
function fractionBits(p: number, root: 2 | 3): number {
  let estimate = p;
  for (let i = 0; i < 20; i++) estimate -= (estimate - p / (root === 2 ? estimate : estimate * estimate)) / root;
  const target = BigInt(p) << BigInt(32 * root);
  let bits = BigInt(Math.floor(estimate * 4294967296));
  while (bits ** BigInt(root) > target) bits--;
  while ((bits + 1n) ** BigInt(root) <= target) bits++;
  return Number(BigInt.asIntN(32, bits));
}

/** The UTF-8 bytes of a text; an unpaired surrogate becomes U+FFFD, as in TextEncoder. */
function utf8(text: string): Uint8Array {
  const octets = new Uint8Array(3 * text.length);
  let at = 0;
  for (let i = 0; i < text.length; i++) {
    let point = text.codePointAt(i) as number;
    if (point >= 0xd800 && point <= 0xdfff) point = 0xfffd;
    if (point < 0x80) {
      octets[at++] = point;
      continue;
    }
    if (point < 0x800) octets[at++] = 0xc0 | (point >> 6);
    else {
      if (point < 0x10000) octets[at++] = 0xe0 | (point >> 12);
      else {
        octets[at++] = 0xf0 | (point >> 18);
        octets[at++] = 0x80 | ((point >> 12) & 63);
        i++;
      }
      octets[at++] = 0x80 | ((point >> 6) & 63);
    }
    octets[at++] = 0x80 | (point & 63);
  }
  return octets.subarray(0, at);
}

/** Bits in a row of the picture. */
const WIDTH = 32;

/** Two SHA-256 hashes, each in words and as a picture of its 256 bits: what is equal looks equal. */
export function Fingerprints({ ours, theirs, what }: { ours: string; theirs: string; what: string }) {
  return (
    <dl class="fingerprints" data-equal={ours === theirs}>
      <Fingerprint title="Made here" hash={ours} what={what} />
      <Fingerprint title="Deployed" hash={theirs} what={what} />
    </dl>
  );
}

function Fingerprint({ title, hash, what }: { title: string; hash: string; what: string }) {
  return (
    <div>
      <dt>
        <span aria-hidden="true">{title}</span>
        <span class="visually-hidden">{`${title}: SHA-256 of ${what}`}</span>
      </dt>
      <dd>
        <svg viewBox={`0 0 ${WIDTH} ${256 / WIDTH}`} aria-hidden="true">
          <path d={squares(hash)} />
        </svg>
        <code>{hash}</code>
      </dd>
    </div>
  );
}

/** A unit square for every bit that is 1. */
function squares(hash: string): string {
  const bits = [...hash].flatMap((digit) => [8, 4, 2, 1].map((bit) => Number.parseInt(digit, 16) & bit));
  return bits.map((bit, i) => (bit ? `M${i % WIDTH} ${Math.floor(i / WIDTH)}h1v1h-1z` : "")).join("");
}

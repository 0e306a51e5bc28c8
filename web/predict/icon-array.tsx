const RING = "m-3.1 0a3.1 3.1 0 1 0 6.2 0a3.1 3.1 0 1 0-6.2 0z";
const DOT = "m-1 0a1 1 0 1 0 2 0a1 1 0 1 0-2 0z";
const BLOB =
  "m-.3-4.1c1.9-.5 2.3 1.4 3.7 1.9 1.3.8-.2 2.1.2 3.6-.1 2-2 1.2-2.9 2.4-1.5 1.1-2.2-.9-3.5-1.2-1.7-1-.1-2.3-.8-3.6-.3-1.9 1.7-1.1 1.9-2.2.2-.6.8-.8 1.4-.9z";

const positions = Array.from({ length: 100 }, (_, i) => `M${(i % 10) * 10 + 5} ${Math.floor(i / 10) * 10 + 5}`);
const draw = (shape: string, from: number, to: number) =>
  positions
    .slice(from, to)
    .map((position) => position + shape)
    .join("");

/** A hundred icons, the malignant share first: solid and irregular for malignant, rings for benign. Shape repeats what colour says. */
export function IconArray({ probability }: { probability: number | undefined }) {
  if (probability === undefined)
    return (
      <svg class="icon-array" viewBox="0 0 100 100" role="img" aria-label="A hundred empty places">
        <path class="icon-none" d={draw(RING, 0, 100)} />
      </svg>
    );
  const malignant = Math.round(probability * 100);
  return (
    <svg
      class="icon-array"
      viewBox="0 0 100 100"
      role="img"
      aria-label={`${malignant} of 100 cells are malignant, ${100 - malignant} benign`}
    >
      <path class="icon-malignant" d={draw(BLOB, 0, malignant)} />
      <path class="icon-benign" d={draw(RING, malignant, 100)} />
      <path class="icon-benign-nucleus" d={draw(DOT, malignant, 100)} />
    </svg>
  );
}

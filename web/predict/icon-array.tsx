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

/**
 * A hundred icons, the malignant share first: solid and irregular for malignant, rings for benign. Shape repeats what colour says.
 * Beyond 1 in 100, the one icon that may or may not be of the rarer class is an outline.
 */
export function IconArray({ probability }: { probability: number | undefined }) {
  if (probability === undefined)
    return (
      <svg class="icon-array" viewBox="0 0 100 100" role="img" aria-label="100 empty icons: no prediction, or none that can be relied on">
        <path class="icon-none" d={draw(RING, 0, 100)} />
      </svg>
    );
  const isOpen = probability < 0.01 || probability > 0.99;
  const malignant = probability < 0.01 ? 0 : probability > 0.99 ? 99 : Math.round(probability * 100);
  const benignFrom = isOpen ? malignant + 1 : malignant;
  return (
    <svg class="icon-array" viewBox="0 0 100 100" role="img" aria-label={iconText(probability)}>
      <path class="icon-malignant" d={draw(BLOB, 0, malignant)} />
      {isOpen && <path class="icon-open" d={draw(malignant === 0 ? BLOB : RING, malignant, malignant + 1)} />}
      <path class="icon-benign" d={draw(RING, benignFrom, 100)} />
      <path class="icon-benign-nucleus" d={draw(DOT, benignFrom, 100)} />
    </svg>
  );
}

function iconText(probability: number): string {
  if (probability < 0.01) return "Fewer than 1 of 100 samples malignant";
  if (probability > 0.99) return "Fewer than 1 of 100 samples benign";
  const malignant = Math.round(probability * 100);
  return `${malignant} of 100 samples malignant, ${100 - malignant} benign`;
}

const places = Array.from({ length: 100 }, (_, i) => ({ x: (i % 10) * 10 + 5, y: Math.floor(i / 10) * 10 + 5 }));

/** A hundred cells: the malignant first, full and uneven; the benign as rings. Shape and colour say the same. */
export function IconArray({ probability }: { probability: number | undefined }) {
  const malignant = probability === undefined ? 0 : Math.round(probability * 100);
  return (
    <svg
      class="icon-array"
      viewBox="0 0 100 100"
      role="img"
      aria-label={
        probability === undefined ? "A hundred empty places" : `${malignant} of 100 cells are malignant, ${100 - malignant} benign`
      }
      data-empty={probability === undefined}
    >
      {places.map(({ x, y }, i) => (
        <g
          key={`${x} ${y}`}
          class={probability === undefined ? "icon-none" : i < malignant ? "icon-malignant" : "icon-benign"}
          transform={`translate(${x} ${y})`}
        >
          <circle class="icon-ring" r="3.1" />
          <circle class="icon-dot" r="1" />
          <path class="icon-blob" d="M-3.7-.6C-4-3.4-1.5-4.2.4-3.6 2.8-4.4 4.3-2 3.5.2 4.4 2.6 2 4.2-.2 3.5-2.6 4.3-4.3 2-3.7-.6Z" />
        </g>
      ))}
    </svg>
  );
}

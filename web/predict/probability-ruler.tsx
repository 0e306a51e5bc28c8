import type { Prediction } from "../../model/prediction/prediction.ts";

const LEFT = 12;
const LENGTH = 376;
const at = (probability: number) => LEFT + probability * LENGTH;
const marks = Array.from({ length: 21 }, (_, i) => i * 5);

/** The probability on a scale from 0 to 1, with the threshold. Hidden from screen readers, which read the number beside it. */
export function ProbabilityRuler({ prediction, threshold }: { prediction: Prediction | undefined; threshold: number }) {
  return (
    <svg class="ruler" viewBox="0 0 400 50" aria-hidden="true">
      <rect class="ruler-benign" x={LEFT} y="16" width={threshold * LENGTH} height="6" />
      <rect class="ruler-malignant" x={at(threshold)} y="16" width={(1 - threshold) * LENGTH} height="6" />
      {marks.map((mark) => (
        <path key={mark} class="ruler-tick" d={`M${at(mark / 100)} 24v${mark % 50 === 0 ? 9 : mark % 10 === 0 ? 6 : 3}`} />
      ))}
      <text class="ruler-text" x={LEFT} y="45">
        0%
      </text>
      <text class="ruler-text" x={at(threshold)} y="45" text-anchor="middle">
        threshold
      </text>
      <text class="ruler-text" x={at(1)} y="45" text-anchor="end">
        100%
      </text>
      <path
        class="ruler-marker"
        d="M0 22l-7-14h14z"
        transform={`translate(${at(prediction?.probability ?? 0.5).toFixed(2)} 0)`}
        visibility={prediction ? "visible" : "hidden"}
      />
    </svg>
  );
}

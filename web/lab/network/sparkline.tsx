import { linePath } from "../../components/line-path.ts";
import { numberText } from "../number-text.ts";

const WIDTH = 220;
const HEIGHT = 40;
const PAD = 3;

/** The history of one number as a small line, with the range it covers in words. */
export function Sparkline({ label, epochs, values }: { label: string; epochs: ArrayLike<number>; values: ArrayLike<number> }) {
  const points = Array.from(epochs, (epoch, i) => ({ epoch, value: values[i] as number })).filter(({ value }) => Number.isFinite(value));
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last) return null;
  const low = points.reduce((least, { value }) => Math.min(least, value), Infinity);
  const high = points.reduce((most, { value }) => Math.max(most, value), -Infinity);
  const x = (epoch: number) => PAD + ((WIDTH - 2 * PAD) * (epoch - first.epoch)) / (last.epoch - first.epoch || 1);
  const y = (value: number) => HEIGHT - PAD - ((HEIGHT - 2 * PAD) * (value - low)) / (high - low || 1);
  const sentence = `${label} from epoch ${first.epoch} to ${last.epoch}: from ${numberText(first.value)} to ${numberText(last.value)}, between ${numberText(low)} and ${numberText(high)}.`;
  return (
    <figure class="sparkline">
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={sentence}>
        {low < 0 && high > 0 && <path class="sparkline-zero" d={`M0 ${y(0)}H${WIDTH}`} />}
        <path
          class="sparkline-line"
          d={linePath(
            points.length,
            (i) => x(points[i]?.epoch ?? 0),
            (i) => y(points[i]?.value ?? 0),
          )}
        />
        <circle class="sparkline-end" cx={x(last.epoch)} cy={y(last.value)} r="2.5" />
      </svg>
      <figcaption>
        {numberText(low)} to {numberText(high)} since epoch {first.epoch}
      </figcaption>
    </figure>
  );
}

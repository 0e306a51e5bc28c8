import { bandColour } from "./colours.ts";
import { levelText } from "./wording.ts";

const WIDTH = 400;
const [LEFT, RIGHT] = [38, 394];

/** The bands of a map from the least loss to the greatest, each boundary with its level. */
export function MapLegend({ levels }: { levels: readonly number[] }) {
  const bands = levels.length + 1;
  const width = (RIGHT - LEFT) / bands;
  const every = Math.ceil(levels.length / 7);
  return (
    <svg
      class="loss-legend"
      viewBox={`0 0 ${WIDTH} 34`}
      role="img"
      aria-label={`Colours: training loss at ${levels.map(levelText).join(", ")}`}
    >
      {Array.from({ length: bands }, (_, band) => (
        <rect
          key={`${band}/${bands}`}
          class="loss-band"
          x={LEFT + band * width}
          y={2}
          width={width + 0.5}
          height={12}
          fill={bandColour(band, bands)}
        />
      ))}
      <rect class="plot-frame" x={LEFT} y={2} width={RIGHT - LEFT} height={12} />
      {levels.map((level, i) => (
        <g key={level}>
          <path class="plot-tick" d={`M${LEFT + (i + 1) * width} 2v14`} />
          {i % every === 0 && (
            <text class="loss-legend-text" x={LEFT + (i + 1) * width} y={30} text-anchor="middle">
              {levelText(level)}
            </text>
          )}
        </g>
      ))}
    </svg>
  );
}

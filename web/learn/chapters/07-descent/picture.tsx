import { Plot } from "../../../components/plot.tsx";
import { ContourLayer, Way } from "./contour-layer.tsx";
import { createDescentState, type Point } from "./descent-state.ts";
import { B_RANGE, W_RANGE } from "./landscape.ts";

const STEPS = 30;

const ways = [
  { name: "rate 25", style: "second", points: walk(25, false) },
  { name: "rate 5", style: "third", points: walk(5, false) },
  { name: "rate 0.5 with momentum", style: "", points: walk(0.5, true) },
] as const;

/** The first steps of three descents from the same start. */
export function Picture() {
  return (
    <Plot
      level={2}
      title="The loss for every weight and bias"
      summary={`The less shaded, the lower; the cross is the lowest point. From w = 0 and b = 0, ${STEPS} steps of three descents: rate 25 leaps across the valley, rate 5 is still on its way, rate 0.5 with momentum has arrived.`}
      x={{ label: "weight w", domain: W_RANGE, ticks: [-5, 0, 5, 10, 15], format: minus }}
      y={{ label: "bias b", domain: B_RANGE, ticks: [-10, -5, 0, 5], format: minus }}
      legend={ways}
      table={{
        columns: ["Step", ...ways.map(({ name }) => `Loss, ${name}`)],
        rows: Array.from({ length: STEPS + 1 }, (_, step) => [step, ...ways.map(({ points }) => (points[step] as Point).loss.toFixed(4))]),
      }}
    >
      {({ x, y }) => (
        <>
          <ContourLayer x={x} y={y} />
          {ways.map(({ name, style, points }) => (
            <Way key={name} places={points} style={style} x={x} y={y} />
          ))}
        </>
      )}
    </Plot>
  );
}

/** A whole number with a minus sign. */
export function minus(value: number): string {
  return String(value).replace("-", "−");
}

function walk(rate: number, hasMomentum: boolean): readonly Point[] {
  const state = createDescentState();
  state.rate.value = rate;
  state.hasMomentum.value = hasMomentum;
  state.take(STEPS);
  return state.path.value;
}

import { tooLong } from "../../../../data/lessons/11-too-long.ts";
import { LinePlot } from "../../../components/line-plot.tsx";
import { grouped } from "../../../format.ts";

const { iterations, trainingLosses, heldOutLosses } = tooLong.folds.figures;

/** Every thousand iterations: the losses on the cases learned from and on the others. */
export function Picture() {
  const pointsOf = (losses: readonly number[]) =>
    iterations.map((x, i) => ({ x, y: losses[i] as number })).filter(({ x }) => x > 0 && x % 1000 === 0);
  return (
    <LinePlot
      level={2}
      title="What is learned, and what is learned by heart"
      summary="Means over ten trainings, each on nine tenths of the cases and tested on the last tenth. The lines start at iteration 1,000."
      x={{ label: "iteration", domain: [0, 67_000], ticks: [0, 20_000, 40_000, 60_000], format: grouped }}
      y={{
        label: "loss",
        domain: [0, 0.16],
        ticks: [0, 0.05, 0.1, 0.15],
        format: (loss) => loss.toFixed(loss * 100 === Math.round(loss * 100) ? 2 : 4),
      }}
      series={[
        { name: "cases learned from", points: pointsOf(trainingLosses) },
        { name: "held-out cases", points: pointsOf(heldOutLosses) },
      ]}
    />
  );
}

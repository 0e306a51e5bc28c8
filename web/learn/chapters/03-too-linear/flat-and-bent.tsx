import { tooLinear } from "../../../../data/lessons/03-too-linear.ts";
import { LEARNED_POINTS, madeData } from "../../../../model/lessons/made-data.ts";
import { createForwardCache, forward } from "../../../../network/learning/forward.ts";
import { createNetwork, type LayerShape } from "../../../../network/learning/network.ts";
import { percent } from "../../../format.ts";
import { Drawing } from "../../parts/drawing.tsx";
import { mapHeights } from "../../parts/probability-map.tsx";
import { ENDS, MadePlane } from "./made-plane.tsx";

const { flat, bent } = tooLinear.pictured.figures;
const output = { units: 1, activation: "sigmoid" } as const;
const bend = { units: 8, activation: "relu" } as const;
const SIDE = 192;
const TOP = 24;

/** The same spiral, as a network of identity units and as one of ReLU units have learned it. */
export function FlatAndBent() {
  const data = madeData("spiral", LEARNED_POINTS, 101);
  return (
    <Drawing
      label="A spiral of two classes. Without a bend, a network divides it by a straight line; with one, it follows the arms."
      height={TOP + SIDE + 2}
      caption={
        <>
          The same {LEARNED_POINTS} points, two classes in two arms. Left: two hidden layers of 32 units without an activation function,{" "}
          {percent(flat.accuracy)} of new points right. Right: three of 8 with ReLU, {percent(bent.accuracy)}.
        </>
      }
    >
      <g class="plot-axes">
        <text class="plot-label" x="1" y={TOP - 9}>
          without a bend
        </text>
        <text class="plot-label" x={401 - SIDE} y={TOP - 9}>
          with ReLU
        </text>
      </g>
      <MadePlane data={data} heights={heightsOf([output], flat.line)} left={1} top={TOP} side={SIDE} />
      <MadePlane data={data} heights={heightsOf([bend, bend, bend, output], bent.parameters)} left={399 - SIDE} top={TOP} side={SIDE} />
    </Drawing>
  );
}

function heightsOf(layers: readonly LayerShape[], parameters: readonly number[]): Float64Array {
  const network = createNetwork({ inputs: 2, layers });
  return mapHeights(ENDS, ENDS, (pairs, heights) =>
    heights.set(forward(network, Float64Array.from(parameters), pairs, heights.length, createForwardCache(network, heights.length))),
  );
}

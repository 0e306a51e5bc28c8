import { effect } from "@preact/signals";
import { useEffect, useMemo, useRef } from "preact/hooks";
import { LazyDetails } from "../../components/lazy-details.tsx";
import { ScrollRegion } from "../../components/scroll-region.tsx";
import { schemeChanges, tokenColours, useSchemeChanges } from "../../components/token-colours.ts";
import { percent } from "../../format.ts";
import { sizedContext } from "../canvas.ts";
import type { LabState, Run } from "../lab-state.ts";
import { numberText } from "../number-text.ts";
import { onLook } from "../paced.ts";
import { drawPoints, fieldShader, placeIn, pointsOf } from "./decision-drawing.ts";
import { type DecisionGrid, decisionGrids, gridRanges } from "./decision-field.ts";

const PACE = { every: 100, offset: 60 };
const SIDE = 288;
const tokens = { first: "--benign", second: "--malignant", ink: "--ink", card: "--card" } as const;

/** For two inputs: the plane shaded by the predicted probability, its boundary at one half, and the cases as points. */
export function DecisionField({ lab, run }: { lab: LabState; run: Run }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const points = useMemo(() => pointsOf(run), [run]);
  useSchemeChanges();
  useEffect(() => {
    const element = canvas.current;
    if (!element) return undefined;
    const grids = decisionGrids(run.network, run.ready.inputs);
    return effect(() => {
      schemeChanges.value;
      const context = sizedContext(element, SIDE, SIDE);
      const colours = tokenColours(element, tokens);
      const shade = fieldShader(context, SIDE, colours);
      return onLook(lab, PACE, (current, { numbers, row }) => {
        if (current !== run) return;
        const grid = grids(numbers.parameters);
        shade(grid);
        drawPoints(context, grid, SIDE, points, numbers.outputs, row, colours);
      });
    });
  }, [lab, run, points]);
  const choose = (event: MouseEvent) => {
    const { left, top } = (event.currentTarget as Element).getBoundingClientRect();
    const ranges = gridRanges(run.ready.inputs);
    const distances = points.map((point) => {
      const { x, y } = placeIn(ranges, SIDE, point);
      return Math.hypot(x - event.clientX + left, y - event.clientY + top);
    });
    lab.row.value = distances.indexOf(Math.min(...distances));
  };
  const [first, second] = run.data.classNames;
  const sentence = `The plane of ${run.data.inputNames.join(" and ")}, shaded by the predicted class: the stronger, the surer. The line is at 50%.`;
  return (
    <figure class="decision-field">
      <canvas ref={canvas} role="img" aria-label={sentence} onClick={choose} />
      <figcaption>
        <h3>Decision field</h3>
        <p class="soft">
          {sentence} Filled points are cases of class “{second}”, open ones of “{first}”; small ones are held out, crossed ones
          misclassified. Click a case to choose it.
        </p>
        <FieldTable lab={lab} run={run} />
      </figcaption>
    </figure>
  );
}

const TABLE_SIZE = 9;

function FieldTable({ lab, run }: { lab: LabState; run: Run }) {
  const look = lab.phase.value === "running" ? undefined : lab.look.value;
  const middle = ({ low, high }: DecisionGrid["x"], cell: number) => low + ((cell + 0.5) / TABLE_SIZE) * (high - low);
  return (
    <LazyDetails summary="Show data table" version={look?.step}>
      {() => {
        const current = lab.look.peek();
        if (!current || lab.run.peek() !== run) return null;
        const { x, y, probabilities } = decisionGrids(run.network, run.ready.inputs, TABLE_SIZE)(current.numbers.parameters);
        const cells = Array.from({ length: TABLE_SIZE }, (_, cell) => cell);
        return (
          <ScrollRegion label="Table of the decision field" class="data-table">
            <table>
              <caption class="visually-hidden">
                Probability of {run.data.classNames[1]} by scaled {run.data.inputNames[1]} (rows) and {run.data.inputNames[0]} (columns)
              </caption>
              <thead>
                <tr>
                  <td />
                  {cells.map((column) => (
                    <th key={column} scope="col">
                      {numberText(middle(x, column))}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {cells.map((row) => (
                  <tr key={row}>
                    <th scope="row">{numberText(middle(y, TABLE_SIZE - 1 - row))}</th>
                    {cells.map((column) => (
                      <td key={column}>{percent(probabilities[row * TABLE_SIZE + column] as number)}</td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </ScrollRegion>
        );
      }}
    </LazyDetails>
  );
}

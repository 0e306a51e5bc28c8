import { percent } from "../../format.ts";
import type { Choice, Look, Run } from "../lab-state.ts";
import type { DiagramLayout, Point } from "./diagram-layout.ts";
import { belongsTo, discRadius, edgePaths, weightScale } from "./diagram-paths.ts";
import { scaleOf } from "./scale.ts";
import { activationsInto } from "./sums.ts";

/** Prepares the drawing of looks into the diagram's elements: sets attributes, and only those that have changed. */
export function drawDiagram(svg: SVGSVGElement, layout: DiagramLayout, run: Run): (look: Look, marked: Choice | undefined) => void {
  const { network } = run;
  const [positive, negative, markedPositive, markedNegative] = [...svg.querySelectorAll(".bar")].map(attributeOf("d"));
  const columns = [...svg.querySelectorAll(".diagram-column")].map((column) =>
    [...column.querySelectorAll(".unit-disc")].map((disc) => ({ radius: attributeOf("r")(disc), sign: attributeOf("data-sign")(disc) })),
  );
  const state = attributeOf("data-marked")(svg);
  const ring = svg.querySelector(".diagram-ring") as Element;
  const [ringX, ringY, ringSeen] = [attributeOf("cx")(ring), attributeOf("cy")(ring), attributeOf("data-seen")(ring)];
  const output = svg.querySelector(".diagram-output") as Element;
  let outputText = "";
  return (look, marked) => {
    const { parameters } = look.numbers;
    const scale = weightScale(network, parameters);
    const all = edgePaths(network, layout, parameters, scale);
    positive?.(all.positive);
    negative?.(all.negative);
    const own = marked && edgePaths(network, layout, parameters, scale, (layer, unit, input) => belongsTo(marked, layer, unit, input));
    markedPositive?.(own?.positive ?? "");
    markedNegative?.(own?.negative ?? "");
    state(marked ? marked.kind : "");
    const at = marked && placeOf(layout, marked);
    ringSeen(at ? "true" : "false");
    if (at) {
      ringX(String(at.x));
      ringY(String(at.y));
    }
    columns.forEach((units, c) => {
      const values = activationsInto(run, look, c);
      const largest = scaleOf(values);
      units.forEach(({ radius, sign }, unit) => {
        const value = values[unit] as number;
        radius(discRadius(value, largest).toFixed(1));
        sign(value < 0 ? "negative" : "positive");
      });
    });
    const text = percent(look.numbers.activations.at(-1)?.[0] ?? Number.NaN);
    if (text !== outputText) output.textContent = outputText = text;
  };
}

/** Where a unit or an input is; a weight has no single place. */
function placeOf({ columns }: DiagramLayout, choice: Choice): Point | undefined {
  if (choice.kind === "weight") return undefined;
  return choice.kind === "input" ? columns[0]?.[choice.input] : columns[choice.layer + 1]?.[choice.unit];
}

/** What sets one attribute of an element, unless it has that value already. */
function attributeOf(name: string): (element: Element) => (value: string) => void {
  return (element) => {
    let last: string | undefined;
    return (value) => {
      if (value === last) return;
      last = value;
      element.setAttribute(name, value);
    };
  };
}

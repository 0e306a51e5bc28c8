import { signal } from "@preact/signals";
import fc from "fast-check";
import { expect, test } from "vitest";
import { createNetwork } from "../../../network/learning/network.ts";
import type { Choice, LabState } from "../../../web/lab/lab-state.ts";
import { hasPart, keyOf, moveChoice, outputOf, parameterOf } from "../../../web/lab/network/choosing.ts";
import { createPointing } from "../../../web/lab/network/pointing.ts";

const network = createNetwork({
  inputs: 3,
  layers: [
    { units: 4, activation: "relu" },
    { units: 2, activation: "tanh" },
    { units: 1, activation: "sigmoid" },
  ],
});
const ways = ["previous", "next", "back", "forth"] as const;

function allParts(): Choice[] {
  return [
    ...Array.from({ length: network.inputs }, (_, input): Choice => ({ kind: "input", input })),
    ...network.layers.flatMap(({ units, inputs }, layer) =>
      Array.from({ length: units }, (_, unit): Choice[] => [
        { kind: "unit", layer, unit },
        ...Array.from({ length: inputs }, (__, input): Choice => ({ kind: "weight", layer, unit, input })),
      ]).flat(),
    ),
  ];
}

test("the parameters of all units and weights are all parameters, each once", () => {
  const indices = allParts().flatMap((part) => parameterOf(network, part) ?? []);
  expect(indices.sort((a, b) => a - b)).toEqual(Array.from({ length: network.parameterCount }, (_, e) => e));
});

test("arrows never leave the network", () => {
  fc.assert(
    fc.property(fc.constantFrom(...allParts()), fc.array(fc.constantFrom(...ways), { maxLength: 20 }), (start, path) => {
      let at = start;
      for (const way of path) {
        at = moveChoice(network, at, way);
        expect(hasPart(network, at), keyOf(at)).toBe(true);
      }
    }),
  );
});

test("arrows alone lead from the output to every unit and input", () => {
  const reached = new Map<string, Choice>();
  const visit = (part: Choice) => {
    if (reached.has(keyOf(part))) return;
    reached.set(keyOf(part), part);
    for (const way of ways) visit(moveChoice(network, part, way));
  };
  visit(outputOf(network));
  expect([...reached.keys()].sort()).toEqual(
    allParts()
      .filter(({ kind }) => kind !== "weight")
      .map(keyOf)
      .sort(),
  );
});

test("Enter pins a unit, again leads to its strongest weight, and Escape leads back step by step", () => {
  const parameters = new Float64Array(network.parameterCount);
  parameters[2 * 3 + 1] = -5;
  const choice = signal<Choice | undefined>(undefined);
  const lab = { run: signal({ network }), look: signal({ numbers: { parameters } }), choice } as unknown as LabState;
  const pointing = createPointing(lab);
  expect(pointing.shown.value).toEqual(outputOf(network));
  pointing.point({ kind: "unit", layer: 0, unit: 2 });
  pointing.enter();
  expect(choice.value).toEqual({ kind: "unit", layer: 0, unit: 2 });
  pointing.enter();
  expect(pointing.marked.value).toEqual({ kind: "weight", layer: 0, unit: 2, input: 1 });
  pointing.move("next");
  expect(pointing.marked.value).toEqual({ kind: "weight", layer: 0, unit: 2, input: 2 });
  pointing.enter();
  expect(choice.value).toEqual({ kind: "weight", layer: 0, unit: 2, input: 2 });
  expect(pointing.leave()).toBe(true);
  expect(pointing.marked.value).toEqual({ kind: "unit", layer: 0, unit: 2 });
  expect(pointing.leave()).toBe(true);
  expect([choice.value, pointing.marked.value]).toEqual([undefined, undefined]);
  expect(pointing.leave()).toBe(false);
});

test("a part that another run's network does not have is neither marked nor shown", () => {
  const run = signal({ network });
  const lab = {
    run,
    look: signal(undefined),
    choice: signal<Choice | undefined>({ kind: "unit", layer: 0, unit: 3 }),
  } as unknown as LabState;
  const pointing = createPointing(lab);
  expect(pointing.marked.value).toBeDefined();
  run.value = { network: createNetwork({ inputs: 1, layers: [{ units: 1, activation: "sigmoid" }] }) };
  expect(pointing.marked.value).toBeUndefined();
  expect(pointing.shown.value).toEqual({ kind: "unit", layer: 0, unit: 0 });
});

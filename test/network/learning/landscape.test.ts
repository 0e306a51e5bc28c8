import { expect, test } from "vitest";
import { planeLosses, planeRows, pointInto, randomDirection, randomPlane } from "../../../network/learning/landscape.ts";
import { createNetwork, weightsOf } from "../../../network/learning/network.ts";
import { dot, norm } from "../../../network/math/matrix.ts";
import { createRandom } from "../../../network/math/random.ts";

const network = createNetwork({
  inputs: 3,
  layers: [
    { units: 4, activation: "relu" },
    { units: 1, activation: "sigmoid" },
  ],
});
const parameters = Float64Array.from({ length: network.parameterCount }, (_, i) => (i % 7) - 3);

test("a random direction has the length of the parameters, unit by unit", () => {
  const direction = randomDirection(network, parameters, createRandom(1));
  for (const layer of network.layers)
    for (let j = 0; j < layer.units; j++) {
      const filter = (vector: Float64Array) =>
        norm(Float64Array.of(...weightsOf(layer, vector).subarray(j * layer.inputs, (j + 1) * layer.inputs), vector[layer.biasesAt + j]!));
      expect(filter(direction)).toBeCloseTo(filter(parameters), 12);
    }
});

test("rescaling the layers of a ReLU network rescales its random directions alike", () => {
  // relu(10 z) = 10 relu(z): first layer times 10, second divided by 10 is the same function.
  const scaled = parameters.map((p, e) => (e < network.layers[1]!.weightsAt ? 10 * p : e < network.layers[1]!.biasesAt ? p / 10 : p));
  const own = randomDirection(network, parameters, createRandom(2));
  const other = randomDirection(network, scaled, createRandom(2));
  const first = network.layers[1]!.weightsAt;
  for (let e = 0; e < first; e++) expect(other[e]!).toBeCloseTo(10 * own[e]!, 10);
});

test("losses are in rows of equal y, the loss at the origin among them", () => {
  const plane = randomPlane(network, parameters, createRandom(4));
  const heights = planeLosses(plane, [-1, 0, 1], [0, 2], (p) => dot(p, p));
  expect(heights).toHaveLength(6);
  expect(heights[1]).toBe(dot(parameters, parameters));
  const point = new Float64Array(network.parameterCount);
  pointInto(point, plane, 1, 2);
  expect(heights[5]).toBe(dot(point, point));
});

test("pieces of a landscape add up to the whole", () => {
  const plane = randomPlane(network, parameters, createRandom(4));
  const [xs, ys] = [
    [-1, 0, 1],
    [-2, -1, 0, 1],
  ];
  const whole = planeLosses(plane, xs, ys, (p) => dot(p, p));
  const pieces = [
    [0, 1],
    [1, 3],
    [3, 4],
  ].flatMap(([from, to]) => [...planeRows(plane, xs, ys, from!, to!, (p) => dot(p, p))]);
  expect(pieces).toEqual([...whole]);
});

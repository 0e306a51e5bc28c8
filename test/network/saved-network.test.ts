import fc from "fast-check";
import { expect, test } from "vitest";
import { activationNames, createNetwork, load, predict, save, type TrainedNetwork } from "../../network/index.ts";
import { defaultLoss } from "../../network/learning/losses.ts";
import { sha256Text } from "../../network/math/sha256.ts";

const trainedNetworks: fc.Arbitrary<TrainedNetwork> = fc
  .record({
    inputs: fc.integer({ min: 1, max: 5 }),
    hidden: fc.array(
      fc.record({
        units: fc.integer({ min: 1, max: 5 }),
        activation: fc.constantFrom(...activationNames.filter((name) => name !== "softmax")),
      }),
      { maxLength: 3 },
    ),
    output: fc.record({ units: fc.integer({ min: 1, max: 4 }), activation: fc.constantFrom(...activationNames) }),
  })
  .chain(({ inputs, hidden, output }) => {
    const network = createNetwork({ inputs, layers: [...hidden, output] });
    const { parameterCount: length } = network;
    return fc.float64Array({ minLength: length, maxLength: length, noNaN: true, noDefaultInfinity: true }).map((parameters) => ({
      network,
      parameters,
      loss: defaultLoss(output.activation),
    }));
  });

test("a saved network comes back to the last bit, the sign of zero included", () => {
  fc.assert(
    fc.property(trainedNetworks, (trained) => {
      const loaded = load(save(trained));
      expect(loaded.network).toEqual(trained.network);
      expect(loaded.loss).toBe(trained.loss);
      expect(loaded.parameters.every((p, e) => Object.is(p, trained.parameters[e]))).toBe(true);
      expect(save(loaded)).toBe(save(trained));
    }),
  );
});

const network = createNetwork({
  inputs: 2,
  layers: [
    { units: 2, activation: "relu" },
    { units: 1, activation: "sigmoid" },
  ],
});
const trained: TrainedNetwork = {
  network,
  parameters: Float64Array.of(0.5, -0, 1e-300, 2, 3, 4, 5, 6, 7),
  loss: "binaryCrossEntropy",
};
const text = save(trained);

test("a loaded network predicts as before, and white space between its parts does not matter", () => {
  const sample = [[0.3, 0.6]];
  expect(predict(load(text), sample)).toEqual(predict(trained, sample));
  const spaced = JSON.stringify(JSON.parse(text.replace("-0,", '"-0",')), null, 2).replace('"-0"', "-0");
  expect(load(spaced)).toEqual(load(text));
});

test("every changed digit is noticed", () => {
  const digits = [...text.slice(0, text.indexOf('"sha256"')).matchAll(/\d/g)].map(({ index }) => index);
  expect(digits.length).toBeGreaterThan(15);
  for (const index of digits) {
    const changed = text.slice(0, index) + ((Number(text[index]) + 1) % 10) + text.slice(index + 1);
    expect(() => load(changed)).toThrow(/^saved network refused: /);
  }
});

test("every truncation is noticed", () => {
  for (let length = 0; length < text.trimEnd().length; length++)
    expect(() => load(text.slice(0, length))).toThrow(/^saved network refused: /);
});

test("a damaged file is refused with the rule that it breaks", () => {
  const parts = JSON.parse(text) as Record<string, unknown>;
  const refused = (change: object) => () => load(JSON.stringify({ ...parts, ...change }));
  const cases: [object, string][] = [
    [{ format: "onnx" }, 'format must be "neural-network", got "onnx"'],
    [{ formatVersion: 2 }, "formatVersion must be 1, got 2"],
    [{ inputs: 0 }, "inputs must be an integer of at least 1, got 0"],
    [{ layers: {} }, "layers must be a list"],
    [{ layers: [] }, "a network needs at least one layer"],
    [{ layers: [null] }, "layer 1 must be an object, got null"],
    [{ layers: [{ units: 1, activation: "toString" }] }, 'got "toString"'],
    [{ loss: "constructor" }, 'got "constructor"'],
    [{ loss: "categoricalCrossEntropy" }, "the loss categoricalCrossEntropy cannot be used with sigmoid outputs"],
    [{ parameters: {} }, "parameters must be a list"],
    [{ parameters: [1] }, "parameters must have 9 numbers, like the network, got 1"],
    [{ parameters: new Array(9).fill(null) }, "parameters[0] must be a finite number, got null"],
    [{ parameters: new Array(9).fill(1) }, `the content must have the SHA-256 that the file states, ${parts.sha256}, got `],
    [{ extra: 1 }, 'the file must have no keys except format, formatVersion, inputs, layers, loss, parameters, sha256, got "extra"'],
  ];
  for (const [change, rule] of cases) expect(refused(change), rule).toThrow(`saved network refused: `);
  for (const [change, rule] of cases) expect(refused(change)).toThrow(rule);
  for (const foreign of ["null", "[]", "3", '"text"', "{}", "", "{"]) expect(() => load(foreign)).toThrow(/^saved network refused: /);
});

test("the checksum is the SHA-256 of everything before it", () => {
  const [content, sha256] = text.split(',"sha256":"') as [string, string];
  expect(sha256.slice(0, 64)).toBe(sha256Text(`${content}}`));
});

test("a parameter that is not finite is not saved", () => {
  const parameters = Float64Array.from(trained.parameters).fill(Infinity, 3, 4);
  expect(() => save({ ...trained, parameters })).toThrow(new RangeError("parameters[3] must be a finite number, got Infinity"));
});

import fc from "fast-check";
import { expect, test } from "vitest";
import { networkOf } from "../../../model/training/recipe.ts";
import { completeOptions } from "../../../network/learning/options.ts";
import { readAddress, writeAddress } from "../../../web/lab/experiment/experiment-address.ts";
import { fields } from "../../../web/lab/experiment/fields.ts";
import { presets } from "../../../web/lab/experiment/presets.ts";
import { experiments } from "./experiments.ts";

const views = ["network", "landscape"];
const somePreset = fc.constantFrom(...presets);

test("what is written is read again, whatever preset it starts from", () => {
  fc.assert(
    fc.property(experiments, somePreset, fc.nat(1000), fc.constantFrom(undefined, ...views), (drawn, preset, epoch, view) => {
      const experiment = { ...drawn, recipe: { ...drawn.recipe, name: preset.experiment.recipe.name } };
      const at = Math.min(epoch, experiment.recipe.training.epochs);
      const written = { preset, experiment, ...(at > 0 ? { at } : {}), ...(view ? { view } : {}) };
      expect(readAddress(writeAddress(written), views)).toEqual({ ...written, refused: {} });
    }),
    { numRuns: 300 },
  );
});

test("a preset is no more than its name, and the opening one is nothing", () => {
  const queries = presets.map((preset) => writeAddress({ preset, experiment: preset.experiment }));
  expect(queries).toEqual(["", "from=article", "from=shipped", "from=large-rate", "from=twenty-layers", "from=zero-start"]);
});

test("only what differs from the preset is written", () => {
  const preset = presets.find(({ name }) => name === "article") as (typeof presets)[number];
  const { experiment } = readAddress("from=article&rate=2&schedule=cosine&batch=32&epochs=60", views);
  expect(writeAddress({ preset, experiment, at: 40, view: "landscape" })).toBe(
    "from=article&rate=2&schedule=cosine&batch=32&epochs=60&at=40&view=landscape",
  );
  expect(experiment.recipe.training).toEqual({
    ...preset.experiment.recipe.training,
    learningRate: 2,
    schedule: { name: "cosine" },
    batchSize: 32,
    epochs: 60,
  });
});

test("whatever stands in an address, the experiment can be trained and the rest holds", () => {
  const junk = fc.dictionary(
    fc.constantFrom("from", "at", "view", ...fields.map(({ name }) => name)),
    fc.oneof(fc.string(), fc.integer().map(String)),
  );
  fc.assert(
    fc.property(experiments, somePreset, junk, (experiment, preset, mistakes) => {
      const query = new URLSearchParams(writeAddress({ preset, experiment }));
      for (const [name, text] of Object.entries(mistakes)) query.set(name, text);
      const read = readAddress(`${query}`, views);
      const { training } = read.experiment.recipe;
      expect(completeOptions(networkOf(read.experiment.recipe, 9), training)).toEqual(training);
      for (const [name, { text }] of Object.entries(read.refused)) expect(query.get(name)).toBe(text);
    }),
  );
});

test.for([
  ["rate=fast", "rate", 'must be a number above 0, got "fast"'],
  ["rate=-1", "rate", 'must be a number above 0, got "-1"'],
  ["layers=15-relu_200-tanh", "layers", 'layer 2 must be a whole number from 1 to 128, got "200"'],
  ["layers=15-softmax", "layers", 'layer 1 must be one of identity, sigmoid, tanh, relu, leakyRelu, elu, got "softmax"'],
  [`layers=${Array(25).fill("1-relu").join("_")}`, "layers", "must have at most 24 layers, got 25"],
  ["momentum=0.9", "momentum", "is no constant of sgd"],
  ["every=5", "every", "is no number of the schedule constant"],
  ["holdout=1.5", "holdout", 'must be a number above 0 and below 1, got "1.5"'],
  ["data=ring&holdout=article", "holdout", "the article’s split is one of the Wisconsin rows alone"],
  ["data=spiral&scaling=root-standard", "scaling", "root-standard needs values of at least 0, got -1"],
  ["holdout=none&patience=5", "patience", "needs rows that are held out"],
  ["layers=8-relu&start=article", "start", "the article’s start needs the Wisconsin rows and one hidden layer of 15 units"],
  ["epochs=1e9", "epochs", 'must be a whole number from 1 to 1000000, got "1e9"'],
  ["at=401", "at", "must be an epoch from 0 to 400"],
  ["data=xyz", "data", 'must be wisconsin, one of line, corners, ring, spiral, or the SHA-256 of a file, got "xyz"'],
  ["from=nowhere", "from", "must be one of first-steps, article, shipped, large-rate, twenty-layers, zero-start"],
  ["speed=3", "speed", "the lab has no setting called “speed”"],
] as const)("?%s is refused at %s, and the seed holds", ([query, name, error]) => {
  const read = readAddress(`${query}&seed=5`, views);
  expect(Object.entries(read.refused)).toEqual([[name, { text: new URLSearchParams(query).get(name), error }]]);
  expect(read.experiment.seed).toBe(5);
});

test("points in a plane come without what suits scores alone", () => {
  const { experiment, refused } = readAddress("from=shipped&data=spiral", views);
  const { scaling, training } = experiment.recipe;
  expect(refused).toEqual({});
  expect([scaling, training.inputNoise, training.constraint]).toEqual(["standard", 0, undefined]);
});

test("a name that stands in the address more than once is refused with all that was given", () => {
  const { experiment, refused } = readAddress("seed=3&rate=1&rate=2", views);
  expect(refused).toEqual({ rate: { text: "1, 2", error: "must stand in the address once, got 2 times" } });
  expect(experiment).toEqual(readAddress("seed=3", views).experiment);
});

import { resolve } from "node:path";
import { styleText } from "node:util";
import type { ModelFile } from "../model/file/model-file.ts";
import { makeModel } from "../model/release/make-model.ts";
import type { Recipe } from "../model/training/recipe.ts";
import { recipes } from "../model/training/recipes.ts";
import { fastEngine } from "../network/kernel/kernel.ts";
import type { Training } from "../network/learning/training.ts";
import { writeCard } from "./card/card.ts";
import { namedItem, parseOptions, positiveNumber, REFUSED, refusePositionals, runCommand, UsageError, wholeNumber } from "./cli/options.ts";
import { createProgress } from "./cli/progress.ts";
import { learningHelp, learningOptions, readTableOptions } from "./cli/table-options.ts";
import { checkWritable, projectPath, writeAtomically } from "./files.ts";
import { loadKernel } from "./kernel.ts";
import { readPresentModel } from "./read-model.ts";
import { changeSince, rememberedData } from "./remembered-data.ts";
import { readPublished } from "./reproduction.ts";
import { makeJudged } from "./train/make-judged.ts";
import { showReproduction } from "./train/show-reproduction.ts";
import { checkDistinctRows, type ReadTrainingData, readTrainingData } from "./training-data.ts";

const WISCONSIN = projectPath("data/wisconsin.csv");
const MODEL = projectPath("worker/model.json");

const help = `npm run train [-- OPTIONS]

Trains the network on the complete rows of the data, assesses it by cross-validation and writes the model file, whole or not
at all. Rows with an unknown score are left out and counted. Of more than 2,000 rows, a sample of 2,000 is assessed, and how
long it takes is said first. The same data, recipe and seed give the same bytes.

An existing model is replaced only if the gate accepts the new one. Before training, it compares the data with those of the
existing model: a lost column, changed diagnoses and the like are refused at once. After training, it compares both models on
rows that neither was trained on, and with the published figures. A refusal says what to look at; margins and reasons are in
scripts/ship/README.md.

  --data FILE            table of the nine scores and the diagnosis, in nearly any form: CSV, semicolons, tabs, ARFF, .xlsx, with
                         or without a header; - is standard input. Without it, the existing model is trained again: on its
                         data, with its recipe and seed
  --recipe NAME          ${recipes.map(({ name }) => name).join(" or ")} (shipped)
  --seed N               seed of every random draw (1)
${learningHelp(23)}
  --source TEXT          where data of your own come from, for the model card ("not stated" without it)
  --licence TEXT         the licence of these data, for the model card
  --out FILE             where to write the model (worker/model.json)
  --epochs N             number of epochs, instead of the recipe's
  --learning-rate X      learning rate, instead of the recipe's
  --decay X              L2 penalty on the weights, instead of the recipe's
  --unassessed           skip the cross-validation; the model's prediction sets then always contain both classes
  --force REASON         replace the existing model even if the gate refuses the new one; the model card states the reason
  --help                 this text

Without --out, --recipe article reproduces the training of the published notebook and prints its costs beside ours.
Exit codes: 0 done, 1 failed, 2 wrong options or data, ${REFUSED} refused by the gate: the existing model was kept.`;

await runCommand(async () => {
  const { values: options, positionals } = parseOptions({
    recipe: { type: "string" },
    seed: { type: "string" },
    data: { type: "string" },
    ...learningOptions,
    source: { type: "string" },
    licence: { type: "string" },
    out: { type: "string" },
    epochs: { type: "string" },
    "learning-rate": { type: "string" },
    decay: { type: "string" },
    unassessed: { type: "boolean", default: false },
    force: { type: "string" },
    help: { type: "boolean", default: false },
  });
  if (options.help) {
    console.log(help);
    return 0;
  }
  refusePositionals("train", positionals, { data: true });
  if (options.force?.trim() === "") throw new UsageError("--force needs a reason in words");
  const engine = fastEngine(loadKernel());
  const given = options.recipe === undefined ? undefined : namedItem(recipes, options.recipe, "recipe");
  const published = given && !options.out ? readPublished(given) : undefined;
  if (given && published) {
    const recipe = adjusted(given, options);
    if (recipe !== given || resolve(options.data ?? WISCONSIN) !== WISCONSIN)
      throw new UsageError(`--recipe ${given.name} with other data or options is not a reproduction; give --out to train a model`);
    return showReproduction(recipe, await readTrainingData(WISCONSIN), published, engine) ? 0 : 1;
  }

  const out = options.out ?? MODEL;
  checkWritable(out, "out");
  const present = readPresentModel(out);
  // A model without an assessment never replaces one that has it.
  if (options.unassessed && present?.model.file.report)
    throw new UsageError(`--unassessed cannot replace the assessed model ${out}; give another --out`);
  const again = options.data === undefined ? present?.model.file : undefined;
  const recipe = adjusted(given ?? namedItem(recipes, again?.recipe.name ?? "shipped", "recipe"), options);
  const seed = wholeNumber(options.seed ?? String(again?.seed ?? 1), "seed", 0);
  const data = await readData(options, again);
  const request = { recipe, data, seed, engine, onEpoch: showLoss(recipe) };
  const file = options.unassessed
    ? (await makeModel(request)).file
    : await makeJudged({ ...request, present: present?.model.file, force: options.force });
  if (!file) return REFUSED;
  const content = `${JSON.stringify(file)}\n`;
  writeAtomically(out, content);
  if (!options.out && file.report) writeCard(file, projectPath("worker/model-card"));
  console.log(
    `model ${styleText("bold", file.version)}${present?.text === content ? ", the same bytes as before," : ""} written to ${out}`,
  );
  return 0;
});

type DataOptions = Partial<Record<"data" | "columns" | "malignant" | "source" | "licence", string>> & {
  readonly "skip-faulty": boolean;
  readonly unassessed: boolean;
};

/** The data that the options name, or else those of the model that is trained again. */
async function readData(options: DataOptions, again: ModelFile | undefined): Promise<ReadTrainingData> {
  const { columns, malignant, source, licence, "skip-faulty": skipFaulty } = options;
  const remembered = again && rememberedData(again);
  const path = remembered ? projectPath(remembered.data) : (options.data ?? WISCONSIN);
  const data = await readTrainingData(path, {
    ...readTableOptions({ columns: columns ?? remembered?.columns, malignant: malignant ?? remembered?.malignant }),
    skipFaulty: skipFaulty || remembered?.skipFaulty,
    source: source ?? remembered?.source,
    licence: licence ?? remembered?.licence,
    onNotice: (sentence) => console.error(sentence),
  });
  const change = again && changeSince(again, path, data.origin.sha256);
  if (change) console.error(change);
  if (!options.unassessed) checkDistinctRows(path, data);
  return data;
}

function showLoss({ training: { epochs: total } }: Recipe): (training: Training) => void {
  const progress = createProgress("training", total);
  return ({ engine, parameters, epochs, data }) => {
    if (epochs % 20 === 0) progress.update(epochs, `loss ${engine.loss(parameters, data).toFixed(5)}`);
    if (epochs === total) progress.finish(`loss ${engine.loss(parameters, data).toFixed(5)}`);
  };
}

type Adjustments = { readonly epochs?: string; readonly "learning-rate"?: string; readonly decay?: string };

/** The recipe with the options that replace its own; the same object if there are none. */
function adjusted(recipe: Recipe, { epochs, "learning-rate": learningRate, decay }: Adjustments): Recipe {
  if (epochs === undefined && learningRate === undefined && decay === undefined) return recipe;
  return {
    ...recipe,
    training: {
      ...recipe.training,
      ...(epochs === undefined ? {} : { epochs: wholeNumber(epochs, "epochs", 1) }),
      ...(learningRate === undefined ? {} : { learningRate: positiveNumber(learningRate, "learning-rate") }),
      ...(decay === undefined ? {} : { l2: positiveNumber(decay, "decay", { orZero: true }) }),
    },
  };
}

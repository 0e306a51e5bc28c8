import { readFileSync } from "node:fs";
import { styleText } from "node:util";
import { REFUSED, verdictTable } from "../model/assessment/gate.ts";
import { ModelError } from "../model/file/model-error.ts";
import type { ModelFile } from "../model/file/model-file.ts";
import { parseModel } from "../model/file/parse.ts";
import type { Recipe } from "../model/training/recipe.ts";
import { recipes } from "../model/training/recipes.ts";
import { fastEngine } from "../network/kernel/kernel.ts";
import type { EngineFactory } from "../network/learning/engine.ts";
import type { Training } from "../network/learning/training.ts";
import { writeCard } from "./card/card.ts";
import { namedItem, parseOptions, positiveNumber, runCommand, UsageError, wholeNumber } from "./cli/options.ts";
import { createProgress, type Progress } from "./cli/progress.ts";
import { projectPath, writeAtomically } from "./files.ts";
import { fitModel, readTrainingData, type TrainingData } from "./fit.ts";
import { loadKernel } from "./kernel.ts";
import { type MakeModelOptions, makeModel } from "./make-model.ts";
import { type Published, readPublished, reproduceArticle } from "./reproduction.ts";

const help = `npm run train [-- OPTIONS]

Trains the network on the complete rows of the data, measures it by cross-validation and writes the weights JSON, whole or
not at all. The same data, recipe and seed give the same bytes. A model that is already there is replaced only by one that is
not worse: log loss and sensitivity on the same folds, calibration, monotonicity, and the answers to golden cases.

  --recipe NAME          ${recipes.map(({ name }) => name).join(" or ")} (shipped)
  --seed N               the seed of every random draw (1)
  --data FILE            a CSV with the columns of data/wisconsin.csv (that file)
  --out FILE             where the model goes (worker/model.json)
  --epochs N             instead of the recipe's
  --learning-rate X      instead of the recipe's
  --decay X              L2 penalty on the weights, instead of the recipe's
  --unassessed           leave out the cross-validation; such a model is never sure of anything
  --force REASON         replace the present model even by a worse one; the reason goes into the model card
  --help                 this text

--recipe article trains as the published notebook did and shows its costs beside ours; it writes a model only with --out.
Exit codes: 0 done, 1 failed, 2 wrong options or data, ${REFUSED} the new model is worse and the old one was left.`;

await runCommand(async () => {
  const { values: options } = parseOptions({
    recipe: { type: "string", default: "shipped" },
    seed: { type: "string", default: "1" },
    data: { type: "string", default: projectPath("data/wisconsin.csv") },
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
  const recipe = adjusted(namedItem(recipes, options.recipe, "recipe"), options);
  const seed = wholeNumber(options.seed, "seed", 0);
  const data = readTrainingData(options.data);
  const engine = fastEngine(loadKernel());
  const published = readPublished(recipe);
  if (published) showReproduction(recipe, data, published, engine);
  if (published && !options.out) return 0;

  const out = options.out ?? projectPath("worker/model.json");
  const present = readIfThere(out);
  const made = { recipe, data, seed, engine, onEpoch: watching(recipe) };
  const file = options.unassessed ? unassessed(made, present) : await assessed({ ...made, ...presentModel(present) }, options.force);
  if (!file) return REFUSED;
  const content = `${JSON.stringify(file)}\n`;
  writeAtomically(out, content);
  if (!options.out && file.report) writeCard(file, projectPath("worker/model-card"));
  console.log(`model ${styleText("bold", file.version)}${present === content ? ", the same bytes as before," : ""} written to ${out}`);
  return 0;
});

/** Shows the loss as it falls. */
function watching({ training: { epochs: total } }: Recipe): (training: Training) => void {
  const progress = createProgress("training  ", total);
  return ({ engine, parameters, epochs, data }) => {
    if (epochs % 20 === 0) progress.update(epochs, `loss ${engine.loss(parameters, data).toFixed(5)}`);
    if (epochs === total) progress.finish(`loss ${engine.loss(parameters, data).toFixed(5)}`);
  };
}

type Made = Omit<MakeModelOptions, "present" | "onAssess"> & Required<Pick<MakeModelOptions, "onEpoch">>;

/** A model without an assessment never takes the place of one that has it. */
function unassessed({ recipe, data, seed, engine, onEpoch }: Made, present: string | undefined): ModelFile {
  if (presentModel(present).present?.report)
    throw new UsageError("--unassessed cannot replace a model that was assessed; give another --out");
  return fitModel(recipe, data, seed, engine, onEpoch);
}

/** The new model, or null where the gate refuses it. */
async function assessed(options: Made & Pick<MakeModelOptions, "present">, force: string | undefined): Promise<ModelFile | null> {
  if (force !== undefined && force.trim() === "") throw new UsageError("--force needs a reason in words");
  let progress: Progress | undefined;
  const { file, verdict } = await makeModel({
    ...options,
    ...(force === undefined ? {} : { force }),
    onAssess(done, total, what) {
      progress ??= createProgress("evaluating", total);
      progress.update(done, what);
    },
  });
  progress?.finish();
  if (verdict) console.log(verdictTable(verdict));
  if (!verdict || verdict.passes) return file;
  console.log(force === undefined ? "The new model falls short; the present one was left as it is." : `Taken nevertheless: ${force}`);
  return force === undefined ? null : file;
}

/** The model that would be replaced, where there is one that can be read. */
function presentModel(text: string | undefined): { present: ModelFile | null } {
  if (text === undefined) return { present: null };
  try {
    return { present: parseModel(JSON.parse(text)).file };
  } catch (error) {
    if (!(error instanceof ModelError || error instanceof SyntaxError)) throw error;
    console.log(`The present file is no model to compare with (${error.message}).`);
    return { present: null };
  }
}

type Adjustments = { readonly epochs?: string; readonly "learning-rate"?: string; readonly decay?: string };

function adjusted(recipe: Recipe, { epochs, "learning-rate": learningRate, decay }: Adjustments): Recipe {
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

function showReproduction(recipe: Recipe, data: TrainingData, published: Published, engine: EngineFactory): void {
  const total = published.cost.length;
  let done = 0;
  let same = 0;
  console.log("iteration   published        ours");
  const ours = reproduceArticle(recipe, data, published, engine, (iteration, mine, theirs) => {
    const equal = mine.toFixed(6) === theirs.toFixed(6);
    same += equal ? 1 : 0;
    done += 1;
    if (!equal || done % 10 === 1 || done === total)
      console.log(`${String(iteration).padStart(9)}    ${theirs.toFixed(6)}    ${mine.toFixed(6)}${equal ? "" : "  differs"}`);
  });
  console.log(`${same} of ${total} costs are the same to six digits.`);
  for (const part of ["train", "validation"] as const)
    console.log(`accuracy, ${part}: published ${percent(published.accuracy[part])}, ours ${percent(ours.accuracy[part])}`);
}

function percent(share: number): string {
  return `${(100 * share).toFixed(2)} %`;
}

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
}

import { readFileSync } from "node:fs";
import { styleText } from "node:util";
import { featureKeys, HIGHEST_SCORE, LOWEST_SCORE } from "../data/features.ts";
import { simdEngine } from "../network/kernel/kernel.ts";
import type { EngineFactory } from "../network/learning/engine.ts";
import type { Training } from "../network/learning/training.ts";
import { fit } from "../network/model/fit.ts";
import type { Fitted } from "../network/model/predict.ts";
import type { Recipe } from "../network/model/recipe.ts";
import { type Published, readPublished, reproduceArticle } from "./article.ts";
import { namedItem, parseOptions, positiveNumber, runCommand, wholeNumber } from "./cli/options.ts";
import { createProgress, type Progress } from "./cli/progress.ts";
import { type Assessment, assess } from "./evaluate/assess.ts";
import type { EvaluationData } from "./evaluate/jobs.ts";
import { createPool } from "./evaluate/pool.ts";
import { projectPath, writeAtomically } from "./files.ts";
import { assembleModel, readTrainingData, type TrainingData } from "./fit.ts";
import { loadKernel } from "./kernel.ts";
import { recipes } from "./recipes.ts";

const help = `npm run train [-- OPTIONS]

Trains the network on the complete rows of the data and writes the weights JSON, whole or not at all.
The same data, recipe and seed give the same bytes.

  --recipe NAME          ${recipes.map(({ name }) => name).join(" or ")} (shipped)
  --seed N               the seed of every random draw (1)
  --data FILE            a CSV with the columns of data/wisconsin.csv (that file)
  --out FILE             where the model goes (worker/model.json)
  --epochs N             instead of the recipe's
  --learning-rate X      instead of the recipe's
  --decay X              L2 penalty on the weights, instead of the recipe's
  --unassessed           leave out the cross-validation; such a model is never sure of anything
  --help                 this text

--recipe article trains as the published notebook did and shows its costs beside ours; it writes a model only with --out.
Exit codes: 0 done, 1 failed, 2 wrong options or data.`;

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
    help: { type: "boolean", default: false },
  });
  if (options.help) {
    console.log(help);
    return 0;
  }
  const recipe = adjusted(namedItem(recipes, options.recipe, "recipe"), options);
  const seed = wholeNumber(options.seed, "seed", 0);
  const data = readTrainingData(options.data);
  const engine = simdEngine(loadKernel());
  const published = readPublished(recipe);
  if (published) showReproduction(recipe, data, published, engine);
  if (published && !options.out) return 0;

  const out = options.out ?? projectPath("worker/model.json");
  const fitted = fit(recipe, data, seed, engine, watching(recipe));
  const assessment = options.unassessed ? undefined : await assessed(recipe, fitted, data, seed);
  const file = assembleModel(recipe, data, seed, fitted, assessment);
  const content = `${JSON.stringify(file)}\n`;
  const isSame = readIfThere(out) === content;
  writeAtomically(out, content);
  console.log(`model ${styleText("bold", file.version)}${isSame ? ", the same bytes as before," : ""} written to ${out}`);
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

async function assessed(recipe: Recipe, fitted: Fitted, data: TrainingData, seed: number): Promise<Assessment> {
  const evaluationData: EvaluationData = { rows: data.rows, classes: data.classes, range: [LOWEST_SCORE, HIGHEST_SCORE] };
  const pool = createPool(evaluationData);
  try {
    let progress: Progress | undefined;
    const assessment = await assess(pool, recipe, fitted, { data: evaluationData, features: featureKeys, seed }, (done, total, what) => {
      progress ??= createProgress("evaluating", total);
      progress.update(done, what);
    });
    progress?.finish();
    return assessment;
  } finally {
    await pool.close();
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

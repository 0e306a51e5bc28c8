import { availableParallelism } from "node:os";
import { styleText } from "node:util";
import { baselines } from "../model/assessment/baselines.ts";
import { type ComparedMethod, compare, comparisonJobs, type Entry, FOLDS, foldsOf } from "../model/assessment/comparison.ts";
import type { EvaluationData } from "../model/assessment/jobs.ts";
import { candidatesAround, select, selectionJobs } from "../model/assessment/selection.ts";
import type { Recipe } from "../model/training/recipe.ts";
import { recipes } from "../model/training/recipes.ts";
import type { Fold } from "../network/evaluation/folds.ts";
import { namedItem, parseOptions, runCommand, UsageError, wholeNumber } from "./cli/options.ts";
import { createProgress } from "./cli/progress.ts";
import { readFolds } from "./evaluate/folds-file.ts";
import { createPool } from "./evaluate/pool.ts";
import { comparisonTable, figuresTable, reliabilityTable, rocTable, selectionTable } from "./evaluate/tables.ts";
import { projectPath, writeAtomically } from "./files.ts";
import { evaluationData, readTrainingData } from "./fit.ts";

const help = `npm run evaluate [-- OPTIONS]

Cross-validates a recipe: ${FOLDS.repeats} times ${FOLDS.folds} stratified folds, once as they fall and once with identical rows kept together,
beside logistic regression, nearest neighbours, the single best feature and the article's recipe on the same folds. No row is
ever asked of a network that learned from it. The article's recipe takes 67,000 iterations a fold and so gets one repeat.

  --recipe NAME    ${recipes.map(({ name }) => name).join(" or ")} (shipped)
  --repeats N      instead of ${FOLDS.repeats}
  --seed N         the seed of the training; fold k trains with seed N + k (1)
  --folds FILE     folds from outside: [{"train":[row, …],"test":[row, …]}, …], rows counted from 0 over the complete ones
  --json FILE      write every out-of-fold probability there
  --data FILE      a CSV with the columns of data/wisconsin.csv (that file)
  --only           the recipe alone, without rivals
  --nested         choose a recipe among others in nested folds, two repeats, and show what was tried and what lost
  --record         with --nested: keep the outcome in model/assessment/selection.json, for the model card
  --threads N      instead of one a core (${availableParallelism()})
  --help           this text`;

await runCommand(async () => {
  const { values: options, positionals } = parseOptions({
    recipe: { type: "string", default: "shipped" },
    repeats: { type: "string", default: String(FOLDS.repeats) },
    seed: { type: "string", default: "1" },
    folds: { type: "string" },
    json: { type: "string" },
    data: { type: "string", default: projectPath("data/wisconsin.csv") },
    only: { type: "boolean", default: false },
    nested: { type: "boolean", default: false },
    record: { type: "boolean", default: false },
    threads: { type: "string", default: String(availableParallelism()) },
    help: { type: "boolean", default: false },
  });
  if (options.help) {
    console.log(help);
    return 0;
  }
  if (positionals.length > 0) throw new UsageError(`evaluate takes options only, got ${positionals.join(" ")}; see --help`);
  const recipe = namedItem(recipes, options.recipe, "recipe");
  const repeats = wholeNumber(options.repeats, "repeats", 1);
  const seed = wholeNumber(options.seed, "seed", 0);
  const threads = wholeNumber(options.threads, "threads", 1);
  const data = evaluationData(readTrainingData(options.data));
  const { rows, labels } = data;
  if (options.record && !options.nested) throw new UsageError("--record goes with --nested");
  if (options.nested) {
    await showSelection(recipe, data, seed, threads, options.record);
    return 0;
  }
  const folds: { name: string; repeats: Fold[][] }[] = options.folds
    ? [{ name: `the folds of ${options.folds}`, repeats: readFolds(options.folds, rows.length) }]
    : [
        { name: "plain", repeats: foldsOf(data, { grouped: false }, { ...FOLDS, repeats }) },
        { name: "identical rows together", repeats: foldsOf(data, { grouped: true }, { ...FOLDS, repeats }) },
      ];

  const methods = (place: number): ComparedMethod[] => [
    { name: recipe.name, method: { kind: "network", recipe } },
    ...(options.only ? [] : baselines),
    ...(options.only || place > 0 ? [] : article(recipe.name)),
  ];
  const total = folds.reduce((sum, { repeats }, place) => sum + comparisonJobs(methods(place), repeats), 0);
  const progress = createProgress("evaluating", total);
  const pool = createPool(data, threads);
  const results: { name: string; repeats: Fold[][]; entries: Entry[] }[] = [];
  let before = 0;
  try {
    for (const [place, { name, repeats }] of folds.entries()) {
      const entries = await compare(pool, methods(place), data, repeats, seed, (done) => progress.update(before + done, name));
      before += comparisonJobs(methods(place), repeats);
      results.push({ name, repeats, entries });
    }
  } finally {
    await pool.close();
  }
  progress.finish();

  for (const { name, repeats, entries } of results) {
    console.log(`\n${styleText("bold", `Folds: ${name}`)}, ${repeats.length} × ${repeats[0]?.length}\n\n${comparisonTable(entries)}`);
    const own = entries[0] as Entry;
    const outcomes = own.outcomes.map((probabilities) => answered(probabilities, labels));
    console.log(`\n${own.name}\n${figuresTable(own)}`);
    console.log(`\nWhat was said and what came true, cases a repeat\n${reliabilityTable(outcomes)}`);
    console.log(`\nROC of the first repeat, in cases\n${rocTable(outcomes[0] as (typeof outcomes)[0])}`);
  }
  console.log("\nThese are figures on one curated data set of 1989 to 1991. They are not figures for a clinic.");
  if (options.json) writeAtomically(options.json, `${JSON.stringify(probabilities(recipe.name, seed, results))}\n`);
  return 0;
});

async function showSelection(recipe: Recipe, data: EvaluationData, seed: number, threads: number, record: boolean): Promise<void> {
  const candidates = candidatesAround(recipe);
  const repeats = foldsOf(data, { grouped: false }, { ...FOLDS, repeats: 2 });
  const progress = createProgress("choosing", selectionJobs(candidates, repeats));
  const pool = createPool(data, threads);
  const report = await select(pool, candidates, recipe, data, repeats, seed, (done) => progress.update(done)).finally(() => pool.close());
  progress.finish();
  console.log(`\n${selectionTable(report)}`);
  if (record) writeAtomically(projectPath("model/assessment/selection.json"), `${JSON.stringify({ recipe, report }, null, 2)}\n`);
}

function article(than: string): ComparedMethod[] {
  return recipes
    .filter(({ name }) => name === "article" && name !== than)
    .map((recipe) => ({ name: "the article's recipe", method: { kind: "network", recipe }, repeats: 1 }));
}

function answered(probabilities: Float64Array, labels: readonly number[]) {
  const rows = labels.map((_, row) => row).filter((row) => !Number.isNaN(probabilities[row]));
  return { probabilities: rows.map((row) => probabilities[row] as number), labels: rows.map((row) => labels[row] as number) };
}

/** Every fold's test rows with the probability of malignancy that each method gave them. */
function probabilities(recipe: string, seed: number, results: readonly { name: string; repeats: Fold[][]; entries: Entry[] }[]) {
  return {
    recipe,
    seed,
    results: results.flatMap(({ name, repeats, entries }) =>
      entries.map(({ name: method, outcomes }) => ({
        method,
        folds: name,
        repeats: outcomes.map((probabilities, repeat) =>
          (repeats[repeat] as Fold[]).map(({ test }) => ({ test, probability: test.map((row) => probabilities[row]) })),
        ),
      })),
    ),
  };
}

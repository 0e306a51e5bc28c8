import { availableParallelism } from "node:os";
import { isWisconsin } from "../data/wisconsin.ts";
import { baselinesOf } from "../model/assessment/baselines.ts";
import { candidateRecipes } from "../model/assessment/candidates.ts";
import { type ComparedMethod, compare, comparisonJobs, FOLDS, foldsOf } from "../model/assessment/comparison.ts";
import { type Pool, watchJobs } from "../model/assessment/pool.ts";
import { select, selectionJobs } from "../model/assessment/selection.ts";
import type { Recipe } from "../model/training/recipe.ts";
import { recipes } from "../model/training/recipes.ts";
import type { Fold } from "../network/evaluation/folds.ts";
import { namedItem, parseOptions, refusePositionals, runCommand, UsageError, wholeNumber } from "./cli/options.ts";
import { createProgress } from "./cli/progress.ts";
import { learningHelp, learningOptions, readTableOptions } from "./cli/table-options.ts";
import { readFolds } from "./evaluate/folds-file.ts";
import { type FoldResults, predictionsJson, printResults } from "./evaluate/results.ts";
import { selectionTable } from "./evaluate/tables.ts";
import { checkWritable, projectPath, writeAtomically } from "./files.ts";
import { writeSelection } from "./selection-file.ts";
import { createThreadPool } from "./threads/pool.ts";
import { checkDistinctRows, readTrainingData } from "./training-data.ts";

const SELECTION_REPEATS = 3;
const MOST_THREADS = 256;
const MOST_REPEATS = 1000;

const help = `npm run evaluate [-- OPTIONS]

Cross-validates a recipe: ${FOLDS.repeats} times ${FOLDS.folds} stratified folds, once plain and once with identical rows kept in one fold. Logistic
regression, nearest neighbours, the sum of the scores, the single best feature and the article's recipe run on the same folds,
with paired intervals for the differences. Every row is predicted by networks that were trained without it. The article's recipe
takes 67,000 iterations per fold, so it runs one repeat only.

  --recipe NAME    ${recipes.map(({ name }) => name).join(" or ")} (shipped)
  --repeats N      repeats of the folds (${FOLDS.repeats})
  --seed N         seed of the training; fold k trains with seed N + k (1)
  --folds FILE     folds of your own: [{"train":[row, …],"test":[row, …]}, …], rows counted from 0 over the complete ones
  --json FILE      write every out-of-fold probability to FILE
  --data FILE      table of the nine scores and the diagnosis, in any form that npm run train reads (data/wisconsin.csv)
${learningHelp(17)}
  --only           the recipe alone, without other methods
  --nested         select among candidate recipes by nested cross-validation, three repeats, and show the candidates
  --record         with --nested: record the result in model/assessment/selection.json, for the model card
  --threads N      number of threads (${availableParallelism()}, one per core)
  --help           this text`;

await runCommand(async () => {
  const { values: options, positionals } = parseOptions({
    recipe: { type: "string", default: "shipped" },
    repeats: { type: "string" },
    seed: { type: "string", default: "1" },
    folds: { type: "string" },
    json: { type: "string" },
    data: { type: "string", default: projectPath("data/wisconsin.csv") },
    ...learningOptions,
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
  refusePositionals("evaluate", positionals, { data: true });
  if (options.record && !options.nested) throw new UsageError("--record goes with --nested");
  const unused = options.nested && (["repeats", "folds", "json", "only"] as const).find((name) => options[name]);
  if (unused) throw new UsageError(`--${unused} does not go with --nested`);
  if (options.folds && options.repeats) throw new UsageError("--repeats does not go with --folds, which bring their own");
  const recipe = namedItem(recipes, options.recipe, "recipe");
  const seed = wholeNumber(options.seed, "seed", 0);
  const threads = wholeNumber(options.threads, "threads", 1, MOST_THREADS);
  const repeats = wholeNumber(options.repeats ?? String(FOLDS.repeats), "repeats", 1, MOST_REPEATS);
  if (options.json) checkWritable(options.json, "json");
  const onNotice = (sentence: string) => console.error(sentence);
  const data = await readTrainingData(options.data, { ...readTableOptions(options), skipFaulty: options["skip-faulty"], onNotice });
  if (!options.folds) checkDistinctRows(options.data, data);
  if (options.record && !isWisconsin(data.origin))
    throw new UsageError("--record is for the Wisconsin data, on which the recipe was chosen");
  const foldSets = options.folds
    ? [{ name: options.folds, folds: readFolds(options.folds, data.rows.length) }]
    : [
        { name: "plain", folds: foldsOf(data, { repeats }) },
        { name: "identical rows together", folds: foldsOf(data, { repeats, grouped: true }) },
      ];

  const pool = createThreadPool(data, { threads });
  try {
    if (options.nested) {
      await showSelection(pool, recipe, seed, options.record);
      return 0;
    }
    const results = await compareOn(pool, foldSets, recipe, seed, options.only);
    printResults(results, data);
    if (options.json) writeAtomically(options.json, `${JSON.stringify(predictionsJson(recipe.name, seed, results))}\n`);
    return 0;
  } finally {
    await pool.close();
  }
});

/** Compares the recipe with the other methods on each set of folds, with one progress line. */
async function compareOn(
  pool: Pool,
  foldSets: readonly { readonly name: string; readonly folds: readonly (readonly Fold[])[] }[],
  recipe: Recipe,
  seed: number,
  isAlone: boolean,
): Promise<FoldResults[]> {
  const comparisons = foldSets.map(({ name, folds }, i) => ({ name, folds, methods: methodsFor(recipe, isAlone, i === 0) }));
  const progress = createProgress(
    "evaluating",
    comparisons.reduce((sum, { methods, folds }) => sum + comparisonJobs(methods, folds), 0),
  );
  let done = 0;
  const results: FoldResults[] = [];
  for (const { name, folds, methods } of comparisons) {
    const watched = watchJobs(pool, () => progress.update(++done, name));
    results.push({ name, folds, results: await compare(watched, methods, folds, seed) });
  }
  progress.finish();
  return results;
}

/** The recipe first, then what it is compared with. The article's recipe is slow, so it takes part on the first set of folds only. */
function methodsFor(recipe: Recipe, isAlone: boolean, isFirst: boolean): ComparedMethod[] {
  const own: ComparedMethod = { name: recipe.name, method: { kind: "network", recipe } };
  if (isAlone) return [own];
  const article = recipes.filter(({ name }) => name === "article" && name !== recipe.name && isFirst);
  return [
    own,
    ...baselinesOf(recipe),
    ...article.map((other) => ({ name: "the article's recipe", method: { kind: "network" as const, recipe: other }, repeats: 1 })),
  ];
}

async function showSelection(pool: Pool, recipe: Recipe, seed: number, isRecorded: boolean): Promise<void> {
  const candidates = candidateRecipes(recipe);
  const folds = foldsOf(pool.data, { repeats: SELECTION_REPEATS });
  const progress = createProgress("selecting", selectionJobs(candidates, folds));
  let done = 0;
  const report = await select(
    watchJobs(pool, () => progress.update(++done)),
    candidates,
    recipe,
    folds,
    seed,
  );
  progress.finish();
  console.log(`\n${selectionTable(report)}`);
  if (isRecorded) writeSelection(recipe, report);
}

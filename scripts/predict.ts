import { styleText } from "node:util";
import { features, isScore } from "../data/features.ts";
import { isUnknown } from "../data/tables/index.ts";
import type { Model } from "../model/file/model.ts";
import { notice } from "../model/prediction/notice.ts";
import { predict } from "../model/prediction/predict.ts";
import { OUTSIDE, roughPercent, setSentence, supportSentence, TOO_FEW } from "../model/prediction/sentences.ts";
import { casesWith } from "../model/prediction/support.ts";
import { parseOptions, runCommand, UsageError } from "./cli/options.ts";
import { readTableOptions, tableHelp, tableOptions } from "./cli/table-options.ts";
import { checkWritable, projectPath } from "./files.ts";
import { predictFile } from "./predict/predict-file.ts";
import { readModel } from "./read-model.ts";

const help = `npm run -s predict -- 5 1 1 1 2 unknown 3 1 1
npm run -s predict -- --file mine.csv > predictions.csv

Predicts one sample, or every row of a table. A sample is nine whole numbers from 1 to 10, in this order; any may be unknown:
${features.map(({ label, low, high }, i) => `  ${i + 1}  ${label.padEnd(28)} 1 ${low}, 10 ${high}`).join("\n")}

  --file FILE         predict the rows of a table in nearly any form (CSV, semicolons, tabs, ARFF, .xlsx); - is standard input.
                      Each row is printed unchanged, followed by columns with its prediction or its error
${tableHelp(20)}
  --out FILE          where to write the rows, instead of standard output
  --json              print JSON; one object per line for a table
  --model FILE        model file to use (worker/model.json)
  --prevalence P      prevalence of malignancy where the samples were taken, above 0 and below 1
  --help              this text

Exit codes: 0 done, 1 failed, 2 wrong options, or a file that cannot be read. Rows with errors do not change the exit code.`;

await runCommand(async () => {
  const { values: options, positionals } = parseOptions({
    file: { type: "string" },
    ...tableOptions,
    out: { type: "string" },
    json: { type: "boolean", default: false },
    model: { type: "string", default: projectPath("worker/model.json") },
    prevalence: { type: "string" },
    help: { type: "boolean", default: false },
  });
  if (options.help) {
    console.log(help);
    return 0;
  }
  const { file, out, json } = options;
  const prevalence = options.prevalence === undefined ? {} : { prevalence: proportion(options.prevalence) };
  if (file === undefined) {
    const unused = (["columns", "malignant", "out"] as const).find((name) => options[name] !== undefined);
    if (unused) throw new UsageError(`--${unused} goes with --file`);
    const values = scores(positionals);
    const { model } = readModel(options.model);
    print(model, values, prevalence, json);
    return 0;
  }
  if (positionals.length > 0) throw new UsageError(`predict takes nine scores or --file, got both: ${positionals.join(" ")}`);
  if (out !== undefined) checkWritable(out, "out");
  const { model } = readModel(options.model);
  await predictFile(file, model, { ...prevalence, table: readTableOptions(options), out, json });
  return 0;
});

function print(model: Model, values: readonly (number | null)[], prevalence: { readonly prevalence?: number }, json: boolean): void {
  const prediction = predict(model, { values, ...prevalence });
  if (json) {
    const { name, version } = model.file;
    console.log(JSON.stringify({ ...prediction, model: { name, version }, notice }, null, 2));
    return;
  }
  const { assessment, probability, unknown, unusual } = prediction;
  if (unusual) console.log(`${styleText("bold", "Outside the training data.")} ${OUTSIDE}`);
  const leaning = assessment === "indeterminate" ? `, leans ${prediction.prediction}` : "";
  console.log(`${styleText("bold", assessment)}${leaning}, probability of malignancy ${roughPercent(probability)}`);
  console.log(setSentence(prediction, model.file.classNames));
  if (unknown.length > 0) console.log(supportSentence(casesWith(model, values), values.length - unknown.length));
  if (unusual === null) console.log(TOO_FEW);
  console.log(styleText("dim", `Model ${model.file.version}. ${notice}`));
}

function scores(words: readonly string[]): (number | null)[] {
  if (words.length !== features.length)
    throw new UsageError(
      `predict needs nine scores or --file, got ${words.length} ${words.length === 1 ? "word" : "words"}; see npm run predict -- --help`,
    );
  return words.map((word, i) => {
    if (isUnknown(word)) return null;
    const value = /^\d+$/.test(word) ? Number(word) : Number.NaN;
    if (!isScore(value)) throw new UsageError(`${features[i]?.label} must be a whole number from 1 to 10, or unknown, got ${word}`);
    return value;
  });
}

function proportion(text: string): number {
  const value = Number(text);
  if (!(value > 0 && value < 1)) throw new UsageError(`--prevalence must lie between 0 and 1, got ${text}`);
  return value;
}

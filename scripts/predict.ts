import { styleText } from "node:util";
import { features, isScore } from "../data/features.ts";
import { predict } from "../model/prediction/predict.ts";
import { percent } from "./cli/figures.ts";
import { parseOptions, runCommand, UsageError } from "./cli/options.ts";
import { projectPath } from "./files.ts";
import { readModel } from "./read-model.ts";

const help = `npm run predict -- 5 1 1 1 2 1 3 1 1

Predicts one sample in the terminal. Nine whole numbers from 1 to 10, in this order; ? stands for an unknown score:
${features.map(({ label, low, high }, i) => `  ${i + 1}  ${label.padEnd(28)} 1 ${low}, 10 ${high}`).join("\n")}

  --model FILE        model file to use (worker/model.json)
  --prevalence P      proportion of malignant cases where the sample comes from, between 0 and 1
  --json              print the prediction as JSON
  --help              this text`;

await runCommand(() => {
  const { values: options, positionals } = parseOptions({
    model: { type: "string", default: projectPath("worker/model.json") },
    prevalence: { type: "string" },
    json: { type: "boolean", default: false },
    help: { type: "boolean", default: false },
  });
  if (options.help) {
    console.log(help);
    return 0;
  }
  const values = scores(positionals);
  const prevalence = options.prevalence === undefined ? {} : { prevalence: proportion(options.prevalence) };
  const { model } = readModel(options.model);
  const prediction = predict(model, { values, ...prevalence });
  if (options.json) console.log(JSON.stringify(prediction, null, 2));
  else {
    const isSingle = prediction.predictionSet.length === 1;
    console.log(`${styleText("bold", prediction.prediction)}, probability of malignancy ${prediction.probability.toFixed(4)}`);
    console.log(
      isSingle
        ? `The other class is ruled out at ${percent(prediction.coverage, 0)} coverage.`
        : "Indeterminate: neither class can be ruled out.",
    );
    if (prediction.unusual) console.log("This sample is unlike those that the model was trained on.");
    console.log(styleText("dim", `Model ${model.file.version}. For education and research. Not a medical device.`));
  }
  return 0;
});

function scores(words: readonly string[]): (number | null)[] {
  if (words.length !== features.length)
    throw new UsageError(`predict needs nine scores, got ${words.length}; see npm run predict -- --help`);
  return words.map((word, i) => {
    if (["?", "unknown", "null"].includes(word)) return null;
    const value = /^\d+$/.test(word) ? Number(word) : Number.NaN;
    if (!isScore(value)) throw new UsageError(`${features[i]?.label} must be a whole number from 1 to 10, or ?, got ${word}`);
    return value;
  });
}

function proportion(text: string): number {
  const value = Number(text);
  if (!(value > 0 && value < 1)) throw new UsageError(`--prevalence must lie between 0 and 1, got ${text}`);
  return value;
}

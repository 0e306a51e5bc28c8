import { readFileSync } from "node:fs";
import { styleText } from "node:util";
import { features, isScore } from "../data/features.ts";
import { parseModel } from "../model/file/parse.ts";
import { predict } from "../model/prediction/predict.ts";
import { parseOptions, runCommand, UsageError } from "./cli/options.ts";
import { projectPath } from "./files.ts";

const help = `npm run predict -- 5 1 1 1 2 1 3 1 1

Asks the model in the terminal. Nine whole numbers from 1 to 10, in this order; ? is unknown:
${features.map(({ label, low, high }, i) => `  ${i + 1}  ${label.padEnd(28)} 1 ${low}, 10 ${high}`).join("\n")}

  --model FILE        the weights JSON to ask (worker/model.json)
  --prevalence P      the share of malignant cases where the sample comes from, between 0 and 1
  --json              the answer as JSON
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
  const model = parseModel(JSON.parse(readFileSync(options.model, "utf8")));
  const prevalence = options.prevalence === undefined ? {} : { prevalence: share(options.prevalence) };
  const answer = predict(model, { values: scores(positionals), ...prevalence });
  if (options.json) console.log(JSON.stringify(answer, null, 2));
  else {
    const isSure = answer.predictionSet.length === 1;
    console.log(`${styleText("bold", answer.prediction)}, probability of malignancy ${answer.probability.toFixed(4)}`);
    console.log(
      isSure ? `The other class is ruled out at ${answer.coverage * 100} % coverage.` : "Not sure: neither class can be ruled out.",
    );
    if (answer.unusual) console.log("This sample is unlike those that the model learned from.");
    console.log(styleText("dim", `Model ${model.file.version}. For education and research. Not a medical device.`));
  }
  return 0;
});

function scores(words: readonly string[]): (number | null)[] {
  if (words.length !== features.length) throw new UsageError(`nine scores are needed, got ${words.length}; see --help`);
  return words.map((word, i) => {
    if (["?", "unknown", "null"].includes(word)) return null;
    const value = /^\d+$/.test(word) ? Number(word) : Number.NaN;
    if (!isScore(value)) throw new UsageError(`${features[i]?.label} must be a whole number from 1 to 10, or ?, got ${word}`);
    return value;
  });
}

function share(text: string): number {
  const value = Number(text);
  if (!(value > 0 && value < 1)) throw new UsageError(`--prevalence must lie between 0 and 1, got ${text}`);
  return value;
}

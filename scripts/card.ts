import { readFileSync } from "node:fs";
import { parseModel } from "../model/file/parse.ts";
import { writeCard } from "./card/card.ts";
import { parseOptions, runCommand, UsageError } from "./cli/options.ts";
import { projectPath } from "./files.ts";

const help = `npm run card [-- OPTIONS]

Makes the model card, worker/model-card/, from the model: its figures, their intervals and plots, and every item of TRIPOD+AI.

  --model FILE   the weights JSON (worker/model.json)
  --out FOLDER   where the card goes (worker/model-card)
  --help         this text`;

await runCommand(() => {
  const { values: options, positionals } = parseOptions({
    model: { type: "string", default: projectPath("worker/model.json") },
    out: { type: "string", default: projectPath("worker/model-card") },
    help: { type: "boolean", default: false },
  });
  if (options.help) {
    console.log(help);
    return 0;
  }
  if (positionals.length > 0) throw new UsageError(`card takes options only, got ${positionals.join(" ")}; see --help`);
  const { file } = parseModel(JSON.parse(readFileSync(options.model, "utf8")));
  writeCard(file, options.out);
  console.log(`the card of model ${file.version} written to ${options.out}`);
  return 0;
});

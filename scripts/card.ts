import { writeCard } from "./card/card.ts";
import { parseOptions, refusePositionals, runCommand, UsageError } from "./cli/options.ts";
import { projectPath } from "./files.ts";
import { readModel } from "./read-model.ts";

const help = `npm run card [-- OPTIONS]

Writes the model card from the model file: figures with their intervals, plots, and every item of the TRIPOD+AI checklist.

  --model FILE   model file (worker/model.json)
  --out FOLDER   where to write the card (worker/model-card)
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
  refusePositionals("card", positionals);
  const { file } = readModel(options.model).model;
  if (!file.report) throw new UsageError(`${options.model}: the model was not assessed, so there is nothing to put on a card`);
  writeCard(file, options.out);
  console.log(`card of model ${file.version} written to ${options.out}`);
  return 0;
});

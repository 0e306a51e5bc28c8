import { runCommand } from "./cli/options.ts";
import { help, parseOptions } from "./ship/options.ts";
import { createReporter } from "./ship/reporter.ts";
import { ship } from "./ship/ship.ts";

await runCommand(() => {
  const options = parseOptions(process.argv.slice(2));
  if (!options.help) return ship(options, createReporter(process.stdout));
  console.log(help());
  return 0;
});

// Preloaded for article.ts, which is short and reads no command line.
import { helped, runCommand } from "./options.ts";

await runCommand(() => {
  if (helped("article", "Trains the network of scripts/article.ts as the published notebook did, and prints both costs side by side."))
    process.exit(0);
  return 0;
});
if (process.exitCode) process.exit();

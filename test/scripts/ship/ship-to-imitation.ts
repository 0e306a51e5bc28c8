import { runCommand } from "../../../scripts/cli/options.ts";
import { parseOptions } from "../../../scripts/ship/options.ts";
import { createReporter } from "../../../scripts/ship/reporter.ts";
import { ship } from "../../../scripts/ship/ship.ts";

/**
 * scripts/ship.ts for the imitation of Cloudflare at EDGE_URL, with two differences: requests to *.workers.dev go to the imitation,
 * and every run is quick, which the command line allows only if nothing is deployed.
 */
const edge = process.env.EDGE_URL as string;
const { fetch } = globalThis;
globalThis.fetch = (input, init) => {
  const url = new URL(String(input));
  if (!url.hostname.endsWith(".workers.dev")) return fetch(input, init);
  return fetch(new URL(url.pathname + url.search, edge), { ...init, headers: { ...init?.headers, "x-forwarded-host": url.host } });
};

await runCommand(() => ship({ ...parseOptions(process.argv.slice(2)), quick: true }, createReporter(process.stdout)));

import { type Browser, chromium } from "playwright-core";
import { runCommand } from "../../../scripts/cli/options.ts";
import { parseOptions } from "../../../scripts/ship/options.ts";
import { createReporter } from "../../../scripts/ship/reporter.ts";
import { ship } from "../../../scripts/ship/ship.ts";

/**
 * scripts/ship.ts for the imitation of Cloudflare at EDGE_URL, with two differences: requests to *.workers.dev, those of the browser
 * included, go to the imitation, and every run is quick, which the command line allows only if nothing is deployed.
 */
const edge = process.env.EDGE_URL as string;
const isWorker = ({ hostname }: URL) => hostname.endsWith(".workers.dev");
const atEdge = (url: URL) => new URL(url.pathname + url.search, edge);

const { fetch } = globalThis;
globalThis.fetch = (input, init) => {
  const url = new URL(String(input));
  if (!isWorker(url)) return fetch(input, init);
  return fetch(atEdge(url), { ...init, headers: { ...init?.headers, "x-forwarded-host": url.host } });
};

const launch = chromium.launch.bind(chromium);
chromium.launch = async (options) => {
  const browser = await launch(options);
  const newContext = browser.newContext.bind(browser);
  const newEdgeContext: Browser["newContext"] = async (contextOptions) => {
    const context = await newContext(contextOptions);
    await context.route(isWorker, async (route) => {
      const url = new URL(route.request().url());
      const headers = { ...route.request().headers(), "x-forwarded-host": url.host };
      const answer = async () => route.fulfill({ response: await route.fetch({ url: atEdge(url).href, headers, maxRedirects: 0 }) });
      // A signal closes the browser while it waits for an answer.
      await answer().catch(() => {});
    });
    return context;
  };
  return Object.assign(browser, { newContext: newEdgeContext });
};

await runCommand(() => ship({ ...parseOptions(process.argv.slice(2)), quick: true }, createReporter(process.stdout)));

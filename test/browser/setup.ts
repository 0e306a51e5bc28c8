import type { TestProject } from "vitest/node";
import { startChromium } from "./chromium.ts";
import { startServer } from "./server.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** The URL at which wrangler serves the built site and the API. */
    baseUrl: string;
    /** Where the browser accepts connections. */
    browserUrl: string;
  }
}

/** Starts one server and one browser, which all browser tests share. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const [server, browser] = await Promise.all([startServer(), startChromium()]);
  project.provide("baseUrl", server.url);
  project.provide("browserUrl", browser.wsEndpoint());
  return async () => {
    await Promise.all([server.stop(), browser.close()]);
  };
}

import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type { ApiAnswer, ApiRequest } from "../../../scripts/ship/local/cloudflare-api.ts";
import { startPlatform } from "../../../scripts/ship/local/platform.ts";

/** Stands between wrangler and the API. */
export type Intercept = (request: ApiRequest, proceed: () => Promise<ApiAnswer>) => Promise<ApiAnswer>;

/** A platform that can be told to fail, with callers who never stop asking. */
export interface Production {
  readonly url: string;
  /** For `ship`. */
  readonly args: readonly string[];
  /** The calls that upload or deploy, in their order, with what was deployed: `[["<version>@100"], …]`. */
  readonly deployed: string[][];
  readonly uploads: () => number;
  /** Every request of the callers that was not answered well. Stays empty if ship keeps its word. */
  readonly failures: readonly string[];
  /** The hashes that the callers met since the last call. */
  seen(): string[];
  interceptBy(intercept: Intercept | undefined): void;
  close(): Promise<void>;
}

/** Starts it in `directory` on any free port; the callers begin with `call()`. */
export async function startProduction(directory: string): Promise<Production & { call(): void }> {
  let intercept: Intercept | undefined;
  let uploads = 0;
  let calling: Promise<void> | undefined;
  let isOpen = true;
  let seen = new Set<string>();
  const failures: string[] = [];
  const deployed: string[][] = [];
  const platform = await startPlatform({
    directory: join(directory, "platform"),
    port: 0,
    intercept: async (request, proceed) => {
      if (request.method === "POST" && request.path.endsWith("/versions")) uploads++;
      if (isDeployment(request)) deployed.push(sharesOf(request));
      return intercept ? intercept(request, proceed) : proceed();
    },
  });
  const { url } = platform;

  /** Ten times a second, a page, a health check and a prediction in turn. */
  async function callers(): Promise<void> {
    const paths = ["/api/v1/health", `/api/v1/predict?${query}`, "/"];
    for (let i = 0; isOpen; i++) {
      const path = paths[i % paths.length] as string;
      try {
        const response = await fetch(url + path);
        const text = await response.text();
        if (response.status !== 200) failures.push(`${path}: ${response.status} ${text.slice(0, 100)}`);
        else if (path !== "/") seen.add((JSON.parse(text) as { model: { version: string } }).model.version);
      } catch (error) {
        failures.push(`${path}: ${error}`);
      }
      await pause(100);
    }
  }

  return {
    url,
    args: ["--local", "--port", new URL(url).port, "--quick"],
    deployed,
    uploads: () => uploads,
    failures,
    seen() {
      const all = [...seen];
      seen = new Set();
      return all;
    },
    interceptBy(next) {
      intercept = next;
    },
    call() {
      calling = callers();
    },
    async close() {
      isOpen = false;
      await calling;
      await platform.close();
    },
  };
}

export function isDeployment({ method, path }: ApiRequest): boolean {
  return method === "POST" && path.endsWith("/deployments");
}

/** `<version>@<percentage>` of a deployment. */
export function sharesOf({ body }: ApiRequest): string[] {
  const { versions } = JSON.parse(Buffer.from(body).toString()) as { versions: { version_id: string; percentage: number }[] };
  return versions.map(({ version_id, percentage }) => `${version_id}@${percentage}`);
}

const query =
  "clumpThickness=5&uniformityOfCellSize=1&uniformityOfCellShape=1&marginalAdhesion=1&singleEpithelialCellSize=2&bareNuclei=1&blandChromatin=3&normalNucleoli=1&mitoses=1";

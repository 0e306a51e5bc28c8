import { setTimeout as pause } from "node:timers/promises";
import type { ApiRequest, ApiResponse } from "./cloudflare/api.ts";
import { startCloudflare } from "./cloudflare/cloudflare.ts";
import type { Project, Running } from "./project.ts";

/** Answers an API call instead of the imitation, or lets it proceed. */
export type Intercept = (request: ApiRequest, proceed: () => Promise<ApiResponse>) => Promise<ApiResponse>;

/** An imitation of Cloudflare that can be told to fail, and clients that never stop sending requests. */
export interface Production {
  ship(...args: readonly string[]): Running;
  /** The deployments so far, each as `["<version>@<percentage>", …]`. */
  readonly deployments: readonly string[][];
  uploads(): number;
  /** Every request of the clients that failed. It stays empty if ship keeps its promise. */
  readonly failures: readonly string[];
  startClients(): void;
  /** The models that have answered the clients since the last call. */
  modelsSeen(): string[];
  intercept(intercept: Intercept | undefined): void;
  close(): Promise<void>;
}

export async function startProduction(project: Project): Promise<Production> {
  let intercept: Intercept | undefined;
  let uploads = 0;
  let clients: Promise<void> | undefined;
  let isOpen = true;
  let models = new Set<string>();
  const failures: string[] = [];
  const deployments: string[][] = [];
  const { url, apiUrl, close } = await startCloudflare({
    directory: project.path("cloudflare"),
    intercept: async (request, proceed) => {
      if (isUpload(request)) uploads++;
      if (isDeployment(request)) deployments.push(trafficOf(request));
      return intercept ? intercept(request, proceed) : proceed();
    },
  });
  const env = { EDGE_URL: url, CLOUDFLARE_API_BASE_URL: apiUrl, CLOUDFLARE_API_TOKEN: "token", CLOUDFLARE_ACCOUNT_ID: "account" };

  /** Ten times a second a health check, a prediction or the page. */
  async function sendRequests(): Promise<void> {
    const paths = ["/api/v1/health", `/api/v1/predict?${query}`, "/"];
    for (let i = 0; isOpen; i++) {
      const path = paths[i % paths.length] as string;
      try {
        const response = await fetch(url + path);
        const text = await response.text();
        if (response.status !== 200) failures.push(`${path}: ${response.status} ${text.slice(0, 100)}`);
        else if (path !== "/") models.add((JSON.parse(text) as { model: { version: string } }).model.version);
      } catch (error) {
        failures.push(`${path}: ${error}`);
      }
      await pause(100);
    }
  }

  return {
    ship: (...args) =>
      project.start("test/scripts/ship/ship-to-imitation.ts", ["--yes", "--no-commit", "--patience", "4", ...args], { env }),
    deployments,
    uploads: () => uploads,
    failures,
    startClients() {
      clients = sendRequests();
    },
    modelsSeen() {
      const seen = [...models];
      models = new Set();
      return seen;
    },
    intercept(next) {
      intercept = next;
    },
    async close() {
      isOpen = false;
      await clients;
      await close();
    },
  };
}

export function isUpload({ method, path }: ApiRequest): boolean {
  return method === "POST" && path.endsWith("/versions");
}

export function isDeployment({ method, path }: ApiRequest): boolean {
  return method === "POST" && path.endsWith("/deployments");
}

/** The versions of a deployment, each as `<version>@<percentage>`. */
export function trafficOf({ body }: ApiRequest): string[] {
  const { versions } = JSON.parse(Buffer.from(body).toString()) as { versions: { version_id: string; percentage: number }[] };
  return versions.map(({ version_id, percentage }) => `${version_id}@${percentage}`);
}

const query =
  "clumpThickness=5&uniformityOfCellSize=1&uniformityOfCellShape=1&marginalAdhesion=1&singleEpithelialCellSize=2&bareNuclei=1&blandChromatin=3&normalNucleoli=1&mitoses=1";

import { setTimeout as pause } from "node:timers/promises";
import { expect } from "vitest";
import { exitCodes } from "../../../scripts/ship/exit-codes.ts";
import type { ApiRequest, ApiResponse } from "./cloudflare/api.ts";
import { startCloudflare } from "./cloudflare/cloudflare.ts";
import { missingFiles } from "./page-files.ts";
import { copyProject, type Project, type Running } from "./project.ts";

/** Answers an API call instead of the imitation, or lets it proceed. */
export type Intercept = (request: ApiRequest, proceed: () => Promise<ApiResponse>) => Promise<ApiResponse>;

/** A copy of the project, an imitation of Cloudflare that it is shipped to, and clients that never stop sending requests. */
export interface Production {
  readonly project: Project;
  /** Ships the project with these options, in a quick run that does not commit. */
  ship(...args: readonly string[]): Running;
  /** The deployments after the first version, each as `["<version>@<percentage>", …]`. */
  readonly deployments: readonly string[][];
  /** The number of uploads after the first version. */
  uploads(): number;
  /** The number of pages that were loaded so far, each with all of its files. */
  pages(): number;
  /** The models that have answered the clients since the last call. */
  modelsSeen(): string[];
  /** Expects that this model alone answers the clients, and that none of their requests has failed so far. */
  expectLive(model: string): Promise<void>;
  intercept(intercept: Intercept | undefined): void;
  /** Ends everything. Expects that none of the clients' requests has failed. */
  close(): Promise<void>;
}

/** Copies the project, ships its model as the first version, and starts the clients. */
export async function startProduction(): Promise<Production> {
  let intercept: Intercept | undefined;
  let uploads = 0;
  let pages = 0;
  let isOpen = true;
  let models = new Set<string>();
  const failures: string[] = [];
  const deployments: string[][] = [];
  const project = copyProject();
  const cloudflare = await startCloudflare({
    directory: project.path("cloudflare"),
    intercept: async (request, proceed) => {
      if (isUpload(request)) uploads++;
      if (isDeployment(request)) deployments.push(trafficOf(request));
      return intercept ? intercept(request, proceed) : proceed();
    },
  });
  const env = {
    EDGE_URL: cloudflare.url,
    CLOUDFLARE_API_BASE_URL: cloudflare.apiUrl,
    CLOUDFLARE_API_TOKEN: "token",
    CLOUDFLARE_ACCOUNT_ID: "account",
  };

  /** Ten times a second a health check or a prediction. */
  async function sendRequests(): Promise<void> {
    const paths = ["/api/v1/health", `/api/v1/predict?${query}`];
    for (let i = 0; isOpen; i++) {
      const path = paths[i % paths.length] as string;
      try {
        const response = await fetch(cloudflare.url + path);
        const text = await response.text();
        if (response.status !== 200) failures.push(`${path}: ${response.status} ${text.slice(0, 100)}`);
        else models.add((JSON.parse(text) as { model: { version: string } }).model.version);
      } catch (error) {
        failures.push(`${path}: ${error}`);
      }
      await pause(100);
    }
  }

  /** Loads one page after another, each with all files that it needs, as a new visitor would. */
  async function loadPages(): Promise<void> {
    const paths = ["/", "/batch", "/model", "/api"];
    for (let i = 0; isOpen; i++) {
      failures.push(...(await missingFiles(cloudflare.url, paths[i % paths.length] as string)));
      pages++;
      await pause(250);
    }
  }

  const ship = (...args: readonly string[]) =>
    project.start("test/scripts/ship/ship-to-imitation.ts", ["--yes", "--no-commit", "--patience", "4", "--settle", "2", ...args], { env });
  const modelsSeen = () => {
    const seen = [...models];
    models = new Set();
    return seen;
  };

  const { code, output } = await ship().end;
  expect(output).toContain("the Worker does not exist yet; this run will create it");
  expect(output).toContain(`https://cytonet.local.workers.dev answers with model ${project.modelVersion()}`);
  expect(code).toBe(exitCodes.done);
  const clients = Promise.all([sendRequests(), loadPages()]);

  return {
    project,
    ship,
    deployments,
    uploads: () => uploads,
    pages: () => pages,
    modelsSeen,
    async expectLive(model) {
      modelsSeen();
      await expect.poll(modelsSeen, { timeout: 5000, interval: 500 }).toEqual([model]);
      expect(failures).toEqual([]);
    },
    intercept(next) {
      intercept = next;
    },
    async close() {
      isOpen = false;
      await clients;
      await cloudflare.close();
      project.remove();
      expect(failures).toEqual([]);
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

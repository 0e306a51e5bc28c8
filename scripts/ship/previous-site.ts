import { cpSync, mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import { type Endpoint, ensure, request } from "./endpoint.ts";

/**
 * Downloads the site of the version that is live, as its service worker lists it, into a folder. Returns the names of the files;
 * undefined if there is no such list. Throws SmokeError if a file is missing.
 */
export async function downloadSite(endpoint: Endpoint, folder: string, signal?: AbortSignal): Promise<string[] | undefined> {
  const script = await request(endpoint, "/service-worker.js", {}, signal);
  const text = await script.text();
  const list = /^self\.cytonetBuild=(\{.*\});$/m.exec(text)?.[1];
  if (script.status !== 200 || list === undefined) return undefined;
  const { urls } = JSON.parse(list) as { urls: readonly string[] };
  const files = await Promise.all(
    urls.map(async (url) => {
      const response = await request(endpoint, url, {}, signal);
      ensure(response.status === 200, `${endpoint.url}${url} answers ${response.status}, expected 200`);
      return [fileOf(url), new Uint8Array(await response.arrayBuffer())] as const;
    }),
  );
  rmSync(folder, { recursive: true, force: true });
  for (const [file, content] of [...files, ["service-worker.js", text] as const]) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), content);
  }
  return filesBelow(folder);
}

export interface Sites {
  /** Folders: the build, the site that is live, and the two to be written. */
  readonly build: string;
  readonly previous: string;
  readonly between: string;
  readonly final: string;
}

/**
 * Composes the two sites that take the place of the live one in turn. `between` has the pages of the live site, `final` those of the
 * build, and both have the hashed files of both. So wherever a page of any of the three comes from while two of them are live, whichever
 * answers has the files that the page loads: `between` is live alone before pages refer to new files.
 */
export function composeSites({ build, previous, between, final }: Sites): void {
  for (const folder of [between, final]) {
    rmSync(folder, { recursive: true, force: true });
    cpSync(build, folder, { recursive: true });
  }
  for (const file of filesBelow(build)) if (isPage(file)) rmSync(join(between, file));
  for (const file of filesBelow(previous)) {
    if (isHashed(file)) for (const folder of [between, final]) cpSync(join(previous, file), join(folder, file));
    else if (isPage(file)) cpSync(join(previous, file), join(between, file));
  }
}

/** Whether the name of a file has its hash, so that no two files ever have the same name. */
export function isHashed(file: string): boolean {
  return file.startsWith("assets/") || file.startsWith("workers/");
}

/** Whether a file is a page or goes with the pages. What lies below api/ belongs to the Worker. */
function isPage(file: string): boolean {
  return !isHashed(file) && !file.startsWith("api/") && file !== "_headers" && file !== "robots.txt";
}

/** The names of all files below a folder, with slashes. */
export function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll(sep, "/"))
    .sort();
}

/** The file that Cloudflare serves at a path. */
function fileOf(url: string): string {
  const path = url.slice(1) || "index";
  return /\.\w+$/.test(path) ? path : `${path}.html`;
}

import { appendFileSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { filesBelow } from "./publish.ts";

/** Where vite.config.ts puts the files with a hash in their names: all that the pages load, and the scripts of web workers. */
const HASHED_FOLDERS = ["assets", "workers"];

/** Cloudflare reads no more rules than this from `_headers`. */
const MOST_RULES = 100;

/**
 * Adds a rule to `_headers` for each file with a hash in its name, so that browsers keep it for a year. One rule for a whole folder
 * would hold for missing files too: while two versions share the traffic, a 404 would be kept for a year. Where there are more files
 * than rules, the largest have one; the browser asks whether the others have changed.
 */
export function writeCacheRules(site: string): void {
  const path = join(site, "_headers");
  const others = readFileSync(path, "utf8").match(/^\/.*$/gm)?.length ?? 0;
  const hashed = HASHED_FOLDERS.flatMap((folder) => filesBelow(join(site, folder)).map((file) => `${folder}/${file}`));
  const largest = hashed
    .map((file) => ({ file, size: statSync(join(site, file)).size }))
    .sort((a, b) => b.size - a.size)
    .slice(0, Math.max(0, MOST_RULES - others));
  const rules = largest.map(({ file }) => `/${file}\n  Cache-Control: public, max-age=31536000, immutable\n`).sort();
  appendFileSync(path, `\n${rules.join("\n")}`);
}

/** Throws with the names of all files that a page or a stylesheet of the site refers to and that are not in it. */
export function checkReferences(site: string): void {
  const files = new Set(filesBelow(site));
  const missing = [...files].flatMap((file) => {
    const references = referencesOf(file, join(site, file));
    return references.filter((path) => !files.has(path.slice(1))).map((path) => `${file} refers to ${path}`);
  });
  if (missing.length > 0) throw new Error(`the site is incomplete: ${missing.join("; ")}`);
}

/** What a page or a stylesheet loads: not its links to other pages, and no data URLs. */
function referencesOf(file: string, path: string): string[] {
  const pattern = file.endsWith(".html") ? /<(?:link|script|img)\b[^>]*?\s(?:src|href)="([^"]+)"/g : /url\(["']?([^"')]+)["']?\)/g;
  if (!/\.(html|css)$/.test(file)) return [];
  const text = readFileSync(path, "utf8");
  return [...text.matchAll(pattern)].map(([, target]) => target as string).filter((target) => !/^(data:|#|https:)/.test(target));
}

import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, posix } from "node:path";
import { gzipSync } from "node:zlib";

/** The scripts of a page of the built site, in KB by gzip. */
export interface PageScripts {
  readonly page: string;
  /** What its HTML loads, without what every page loads. */
  readonly first: number;
  /** The same with what its scripts may load later, without the scripts of other pages. */
  readonly all: number;
}

/** The scripts of each page beside those of the page for missing addresses, which has nothing else than what all pages share. */
export function pageScripts(site: string): { readonly shell: number; readonly pages: PageScripts[] } {
  const shell = loadedBy(site, "404.html");
  const files = readdirSync(site, { recursive: true, encoding: "utf8" }).map((file) => file.replaceAll("\\", "/"));
  const own = files
    .filter((file) => file.endsWith(".html") && file !== "404.html")
    .sort()
    .map((file) => ({ file, scripts: new Set([...loadedBy(site, file)].filter((script) => !shell.has(script))) }));
  const ofPages = new Set(own.flatMap(({ scripts }) => [...scripts]));
  const pages = own.map(({ file, scripts }) => {
    const later = [...reachableFrom(site, scripts, shell)].filter((script) => scripts.has(script) || !ofPages.has(script));
    return { page: `/${file.replace(/(^index)?\.html$/, "")}`, first: kilobytes(site, scripts), all: kilobytes(site, later) };
  });
  return { shell: kilobytes(site, shell), pages };
}

function kilobytes(site: string, files: Iterable<string>): number {
  return [...files].reduce((sum, file) => sum + gzipSync(readFileSync(join(site, file)), { level: 9 }).length, 0) / 1000;
}

/** The scripts that a page's HTML loads, and those that they import. */
function loadedBy(site: string, file: string): Set<string> {
  const html = readFileSync(join(site, file), "utf8");
  const named = [...html.matchAll(/<(?:script|link)\b[^>]*?\s(?:src|href)="\/([^"]+\.js)"/g)].map(([, script]) => script as string);
  return closure(named, (script) => references(site, script, /(?:\bfrom|\bimport)\s*["']([^"']+\.js)["']/g));
}

/** Scripts with what they load later, without the shell, whose first script loads every page. */
function reachableFrom(site: string, scripts: Iterable<string>, shell: ReadonlySet<string>): Set<string> {
  const pattern = /(?:\bfrom|\bimport\(?)\s*["'`]([^"'`]+\.js)["'`]/g;
  return closure(scripts, (script) => references(site, script, pattern).filter((other) => !shell.has(other)));
}

function references(site: string, script: string, pattern: RegExp): string[] {
  const text = readFileSync(join(site, script), "utf8");
  return [...text.matchAll(pattern)].map(([, path]) => posix.join(dirname(script), path as string));
}

function closure(start: Iterable<string>, next: (item: string) => readonly string[]): Set<string> {
  const reached = new Set<string>();
  const open = [...start];
  for (let item = open.pop(); item !== undefined; item = open.pop()) {
    if (reached.has(item)) continue;
    reached.add(item);
    open.push(...next(item));
  }
  return reached;
}

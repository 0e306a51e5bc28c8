import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, posix } from "node:path";
import { gzipSync } from "node:zlib";

/** The scripts of a page of the built site beside those that every page loads, in KB by gzip; those of web workers are not counted. */
export interface PageScripts {
  readonly page: string;
  /** What its HTML loads. */
  readonly first: number;
  /** The same with what its scripts may load later. */
  readonly all: number;
  /** What no other page may load. */
  readonly own: number;
}

/** The scripts of each page beside those of the page for missing addresses, which has nothing else than what all pages share. */
export function pageScripts(site: string): { readonly shell: number; readonly pages: PageScripts[] } {
  const shell = loadedBy(site, "404.html");
  const files = readdirSync(site, { recursive: true, encoding: "utf8" }).map((file) => file.replaceAll("\\", "/"));
  const firsts = files
    .filter((file) => file.endsWith(".html") && file !== "404.html")
    .sort()
    .map((file) => ({ file, first: new Set([...loadedBy(site, file)].filter((script) => !shell.has(script))) }));
  const ofPages = new Set(firsts.flatMap(({ first }) => [...first]));
  const reached = firsts.map(({ file, first }) => {
    // A page loads the first scripts of another only where a link leads there.
    const next = (script: string) => [
      ...references(site, script, STATIC),
      ...references(site, script, DYNAMIC).filter((other) => first.has(other) || !ofPages.has(other)),
    ];
    return { file, first, all: closure(first, (script) => next(script).filter((other) => !shell.has(other))) };
  });
  const pages = reached.map(({ file, first, all }) => {
    const own = [...all].filter((script) => reached.every((other) => other.file === file || !other.all.has(script)));
    const [a, b, c] = [first, all, own].map((scripts) => kilobytes(site, scripts)) as [number, number, number];
    return { page: `/${file.replace(/(^index)?\.html$/, "")}`, first: a, all: b, own: c };
  });
  return { shell: kilobytes(site, shell), pages };
}

const STATIC = /(?:\bfrom|\bimport)\s*["']([^"']+\.js)["']/g;
const DYNAMIC = /\bimport\(\s*["'`]([^"'`]+\.js)["'`]/g;

function kilobytes(site: string, files: Iterable<string>): number {
  return [...files].reduce((sum, file) => sum + gzipSync(readFileSync(join(site, file)), { level: 9 }).length, 0) / 1000;
}

/** The scripts that a page's HTML loads, and those that they import. */
function loadedBy(site: string, file: string): Set<string> {
  const html = readFileSync(join(site, file), "utf8");
  const named = [...html.matchAll(/<(?:script|link)\b[^>]*?\s(?:src|href)="\/([^"]+\.js)"/g)].map(([, script]) => script as string);
  return closure(named, (script) => references(site, script, STATIC));
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

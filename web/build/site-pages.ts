import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Plugin } from "vite";
import { checkReferences, writeCacheRules } from "./hashed-files.ts";
import { metadata } from "./head.ts";
import type { RenderedPage } from "./page-files.ts";
import type { Project } from "./project.ts";
import { filesBelow, publish } from "./publish.ts";

interface Chunk {
  readonly file: string;
  readonly src?: string;
  readonly imports?: readonly string[];
  readonly css?: readonly string[];
}
type Manifest = Readonly<Record<string, Chunk>>;

interface SiteOptions {
  readonly output: string;
  readonly site: string;
  readonly project: Project;
}

/** What the API's own scripts write into the site. */
const apiFiles = /^api\//;

/**
 * Builds the site into `output`, renders every page to its own HTML file, lists the files of this version in the service worker, and
 * publishes the result to `site`. Both directories are relative to the root of Vite.
 */
export function sitePages({ output, site, project }: SiteOptions): Plugin {
  return {
    name: "cytonet-site-pages",
    apply: "build",
    async buildApp(builder) {
      const { client, prerender } = builder.environments;
      if (!client || !prerender) throw new Error("the environments client and prerender must be configured");
      const pathOf = (directory: string) => join(builder.config.root, directory);
      try {
        await builder.build(client);
        await builder.build(prerender);
        const built = pathOf(client.config.build.outDir);
        const prerenderUrl = pathToFileURL(join(pathOf(prerender.config.build.outDir), "prerender.js")).href;
        const { renderPages } = (await import(prerenderUrl)) as { renderPages: () => Promise<RenderedPage[]> };
        writePages(built, await renderPages(), project);
        rmSync(join(built, ".vite"), { recursive: true });
        checkReferences(built);
        writeCacheRules(built);
        writeServiceWorker(built, pathOf("../worker/model.json"));
        publish(built, pathOf(site), apiFiles);
      } finally {
        rmSync(pathOf(output), { recursive: true, force: true });
      }
    },
  };
}

function writePages(site: string, pages: readonly RenderedPage[], project: Project): void {
  const template = readFileSync(join(site, "index.html"), "utf8");
  const manifest = JSON.parse(readFileSync(join(site, ".vite/manifest.json"), "utf8")) as Manifest;
  for (const page of pages) {
    const path = join(site, page.file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(
      path,
      template
        .replace("<!--head-->", () => [...metadata(page, project), ...preloads(page, manifest)].join("\n    "))
        .replace("</head>", () => [...styles(page, manifest), "</head>"].join("\n    "))
        .replace("<!--app-->", () => page.html),
    );
  }
}

/** The styles of a page alone. They come after those of the site, which say in which order the layers count. */
function styles(page: RenderedPage, manifest: Manifest): string[] {
  const files = new Set(chunksOf(page, manifest).flatMap(({ css = [] }) => css));
  return [...files].map((file) => `<link rel="stylesheet" href="/${file}" />`);
}

function preloads(page: RenderedPage, manifest: Manifest): string[] {
  const fonts = Object.values(manifest).filter(({ file }) => file.endsWith(".woff2"));
  const model = manifest["../worker/model.json"];
  return [
    ...fonts.map(({ file }) => `<link rel="preload" href="/${file}" as="font" type="font/woff2" crossorigin />`),
    ...(model && page.usesModel ? [`<link rel="preload" href="/${model.file}" as="fetch" crossorigin fetchpriority="low" />`] : []),
    ...chunksOf(page, manifest).map(({ file }) => `<link rel="modulepreload" href="/${file}" fetchpriority="low" />`),
  ];
}

/** The chunks that a page loads beside the first script. */
function chunksOf({ sources = [] }: RenderedPage, manifest: Manifest): Chunk[] {
  return [...new Set(sources.flatMap((source) => [...withImports(source, manifest)]))];
}

function* withImports(source: string, manifest: Manifest): Generator<Chunk> {
  const chunk = manifest[source];
  if (!chunk || source === "index.html") return;
  yield chunk;
  for (const imported of chunk.imports ?? []) yield* withImports(imported, manifest);
}

/** What no page of the site shows. */
const notCached = /^(_headers|robots\.txt|service-worker\.js|favicon\.ico|social\.png)$/;

/** Prepends to the service worker the URLs it caches and a cache name that changes with any of the files. */
function writeServiceWorker(site: string, modelPath: string): void {
  const path = join(site, "service-worker.js");
  const files = filesBelow(site).filter((file) => !notCached.test(file));
  const hash = createHash("sha256");
  for (const file of files) hash.update(file).update(readFileSync(join(site, file)));
  const { version } = JSON.parse(readFileSync(modelPath, "utf8")) as { version: string };
  const entry = /<script[^>]+src="([^"]+)"/.exec(readFileSync(join(site, "index.html"), "utf8"))?.[1];
  const build = { name: hash.digest("hex").slice(0, 12), model: version, urls: files.map(urlOf), entry };
  writeFileSync(path, `self.cytonetBuild=${JSON.stringify(build)};\n${readFileSync(path, "utf8")}`);
}

/** The path at which Cloudflare serves a file: HTML without its extension. */
function urlOf(file: string): string {
  return `/${file.replace(/(^index)?\.html$/, "")}`;
}

import { readFileSync } from "node:fs";
import { defineConfig } from "vite";
import { chunkGroups, preloadedBy } from "./web/build/chunks.ts";
import { projectOf } from "./web/build/project.ts";
import { sitePages } from "./web/build/site-pages.ts";

// Built apart from the site, and by every process in a directory of its own; sitePages publishes the result to dist/site.
const output = `../dist/build-${process.pid}`;

const read = (path: string) => JSON.parse(readFileSync(new URL(path, import.meta.url), "utf8"));
const project = projectOf(read("./package.json"), read("./data/article.json").url);

export default defineConfig({
  root: "web",
  define: { "import.meta.env.PROJECT": JSON.stringify(project) },
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  // The batch page's web worker loads its reader of workbooks only when one comes. Web workers have a folder of their own, as _headers
  // gives them a policy of their own.
  worker: {
    format: "es",
    rolldownOptions: { output: { entryFileNames: "workers/[name]-[hash].js", chunkFileNames: "workers/[name]-[hash].js" } },
  },
  // One `vite build` makes both the site and the code that renders its pages to HTML (see web/build/site-pages.ts).
  builder: {},
  environments: {
    client: {
      build: {
        outDir: `${output}/site`,
        emptyOutDir: true,
        manifest: true,
        assetsInlineLimit: 0,
        modulePreload: { polyfill: false, resolveDependencies: preloadedBy },
        rolldownOptions: {
          input: { site: "web/index.html", "service-worker": "web/offline/service-worker.ts" },
          output: {
            entryFileNames: ({ name }) => (name === "service-worker" ? "[name].js" : "assets/[name]-[hash].js"),
            codeSplitting: { groups: chunkGroups },
          },
        },
      },
    },
    prerender: {
      consumer: "server",
      resolve: { noExternal: true },
      build: { outDir: `${output}/prerender`, emptyOutDir: true, ssr: true, rolldownOptions: { input: "web/prerender.tsx" } },
    },
  },
  plugins: [sitePages({ output, site: "../dist/site", project })],
});

import { defineConfig } from "vite";
import { sitePages } from "./web/build/site-pages.ts";

// Built apart from the site, and by every process in a directory of its own; sitePages publishes the result to dist/site.
const output = `../dist/build-${process.pid}`;

export default defineConfig({
  root: "web",
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  // The batch page's web worker loads its reader of workbooks only when one comes.
  worker: { format: "es" },
  // One `vite build` makes both the site and the code that renders its pages to HTML (see web/build/site-pages.ts).
  builder: {},
  environments: {
    client: {
      build: {
        outDir: `${output}/site`,
        emptyOutDir: true,
        manifest: true,
        assetsInlineLimit: 0,
        modulePreload: { polyfill: false },
        rolldownOptions: {
          input: { site: "web/index.html", "service-worker": "web/offline/service-worker.ts" },
          output: { entryFileNames: ({ name }) => (name === "service-worker" ? "[name].js" : "assets/[name]-[hash].js") },
        },
      },
    },
    prerender: {
      consumer: "server",
      resolve: { noExternal: true },
      build: { outDir: `${output}/prerender`, emptyOutDir: true, ssr: true, rolldownOptions: { input: "web/prerender.tsx" } },
    },
  },
  plugins: [sitePages({ output, site: "../dist/site" })],
});

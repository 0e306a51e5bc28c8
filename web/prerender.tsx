import { locationStub } from "preact-iso/prerender";
import { renderToStringAsync } from "preact-render-to-string";
import { App } from "./app.tsx";
import { pageFiles, type RenderedPage } from "./build/page-files.ts";

/** Renders every page of the site to HTML, for the build to write. */
export async function renderPages(): Promise<RenderedPage[]> {
  const rendered = [];
  for (const page of pageFiles()) {
    locationStub(page.path);
    rendered.push({ ...page, html: await renderToStringAsync(<App />) });
  }
  return rendered;
}

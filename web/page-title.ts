import { pages } from "./pages.ts";

/** Gives the document the title of a page that was opened by a link, and puts the focus where its content starts. */
export function announcePage(url: string): void {
  if (typeof document === "undefined") return;
  const { pathname } = new URL(url, location.origin);
  const page = pages.find(({ path }) => path === pathname);
  document.title = page?.title ?? "Not on this slide · cytonet";
  document.getElementById("main")?.focus({ preventScroll: true });
  scrollTo({ top: 0, behavior: "instant" });
}

import { pages } from "./pages.ts";

/** After in-page navigation: sets the document's title, scrolls to the top and moves the focus to the content. */
export function announcePage(url: string): void {
  if (typeof document === "undefined") return;
  const { pathname } = new URL(url, location.origin);
  const page = pages.find(({ path }) => path === pathname);
  document.title = page?.title ?? "Not on this slide · cytonet";
  document.getElementById("main")?.focus({ preventScroll: true });
  scrollTo({ top: 0, behavior: "instant" });
}

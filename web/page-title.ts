import { returnTo } from "./page-places.ts";
import { pageAt } from "./pages.ts";

/**
 * After in-page navigation: sets the document's title and moves the focus to the content. A page that Back or Forward leads to stands
 * where it was left; any other starts at its top, or at the section that the link names.
 */
export function announcePage(url: string): void {
  if (typeof document === "undefined") return;
  const { pathname, hash } = new URL(url, location.origin);
  // Chapters set their own, as soon as they are there.
  if (!pathname.startsWith("/learn/")) document.title = pageAt(pathname).title;
  const returned = returnTo(url);
  if (returned !== "link") document.getElementById("main")?.focus({ preventScroll: true });
  if (returned !== "nowhere") return;
  scrollTo({ top: 0, behavior: "instant" });
  document.getElementById(hash.slice(1))?.scrollIntoView({ behavior: "instant" });
}

/** Where a visitor left a page: how far it was scrolled, and the link that led away, by its place among the links of the content. */
interface Place {
  readonly top: number;
  readonly link?: number;
}

const LINKS = "main a[href]";
const places = new Map<string, Place>();
let returning: { readonly address: string; readonly place: Place | undefined } | undefined;

/** From now on remembers where each page of this document is left. */
export function rememberPlaces(): void {
  const note = (link?: number) => places.set(addressNow(), { top: scrollY, ...(link === undefined || link < 0 ? {} : { link }) });
  addEventListener("scroll", () => note(), { passive: true });
  addEventListener(
    "click",
    ({ target }) => {
      returning = undefined;
      const link = (target as Element).closest(LINKS);
      if (link) note([...document.querySelectorAll(LINKS)].indexOf(link));
    },
    { capture: true },
  );
  // Read at once: the page before is still on display, and would soon note its own place for this address.
  addEventListener("popstate", () => {
    returning = { address: addressNow(), place: places.get(addressNow()) };
  });
}

/** If Back or Forward has just led to an address: scrolls to where it was left and focuses the link that led away. Returns how far that went. */
export function returnTo(address: string): "nowhere" | "place" | "link" {
  const place = returning?.address === address ? returning.place : undefined;
  returning = undefined;
  if (!place) return "nowhere";
  scrollTo({ top: place.top, behavior: "instant" });
  const link = place.link === undefined ? undefined : document.querySelectorAll<HTMLElement>(LINKS)[place.link];
  if (!link) return "place";
  link.focus({ preventScroll: true });
  // A table that scrolls by itself has lost its own place.
  link.scrollIntoView({ block: "nearest", inline: "nearest", behavior: "instant" });
  return "link";
}

function addressNow(): string {
  return location.pathname + location.search;
}

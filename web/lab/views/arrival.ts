/** Milliseconds in which parts that load late may still move what the visitor came for. */
const PATIENCE = 8_000;

/** What a visitor does to look elsewhere. */
const moves = ["wheel", "touchmove", "pointerdown", "keydown"] as const;

/**
 * Scrolls to what an address names, the section of its fragment or else the view, and again whenever parts that load late change the
 * page's height, until the visitor does anything, some seconds have passed, or the returned function is called.
 */
export function arriveAt(hash: string, view: string | undefined): () => void {
  if (!hash && view === undefined) return () => {};
  const observer = new ResizeObserver(() => {
    targetOf(hash, view)?.scrollIntoView({ behavior: "instant" });
  });
  const stop = () => {
    observer.disconnect();
    clearTimeout(timer);
    for (const move of moves) removeEventListener(move, stop);
  };
  const timer = setTimeout(stop, PATIENCE);
  for (const move of moves) addEventListener(move, stop, { passive: true });
  observer.observe(document.body);
  return stop;
}

/** The section or the view; the tabs, where the view is in one of them. */
function targetOf(hash: string, view: string | undefined): Element | null | undefined {
  if (hash) return document.getElementById(hash.slice(1));
  const shown = document.querySelector(`.lab-view[data-view="${view}"]`);
  return shown?.closest(".tabs") ?? shown;
}

import { type ReadonlySignal, useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";

/** Whether the views are tabs, tabs below the network and its curves, or all in sight. The widths are those of lab.css. */
export type Layout = "narrow" | "medium" | "wide";

const MEDIUM = "(min-width: 48rem)";
const WIDE = "(min-width: 72rem)";

/** The layout for the width of the window, from the first effect on; until then, the one whose HTML needs the most room. */
export function useLayout(): ReadonlySignal<Layout> {
  const layout = useSignal<Layout>("wide");
  useEffect(() => {
    const queries = [matchMedia(MEDIUM), matchMedia(WIDE)];
    const read = () => {
      const [isMedium, isWide] = queries.map(({ matches }) => matches);
      layout.value = isWide ? "wide" : isMedium ? "medium" : "narrow";
    };
    read();
    for (const query of queries) query.addEventListener("change", read);
    return () => {
      for (const query of queries) query.removeEventListener("change", read);
    };
  }, [layout]);
  return layout;
}

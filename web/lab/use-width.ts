import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";

/** The width of an element's content in whole pixels; 0 before it is known. */
export function useWidth(element: { readonly current: HTMLElement | null }): number {
  const width = useSignal(0);
  useEffect(() => {
    if (!element.current) return undefined;
    const observer = new ResizeObserver(([entry]) => {
      // A view that is hidden keeps what it has drawn.
      if (entry && entry.contentRect.width > 0) width.value = Math.floor(entry.contentRect.width);
    });
    observer.observe(element.current);
    return () => observer.disconnect();
  }, [element, width]);
  return width.value;
}

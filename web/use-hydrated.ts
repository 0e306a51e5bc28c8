import { useEffect } from "preact/hooks";

/** Marks the document as hydrated once the page's scripts are running. Until then base.css keeps its buttons from being clicked. */
export function useHydrated(): void {
  useEffect(() => {
    document.documentElement.dataset.hydrated = "";
  }, []);
}

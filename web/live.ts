import { useEffect } from "preact/hooks";

/**
 * Marks the document once the scripts of a page have taken it over. Until then its buttons would do nothing, and base.css lets
 * them show it.
 */
export function useHydrated(): void {
  useEffect(() => {
    document.documentElement.dataset.live = "";
  }, []);
}

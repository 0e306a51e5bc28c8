import { signal } from "@preact/signals";
import { useEffect } from "preact/hooks";

/** The colours that tokens have now where an element stands, for a canvas: `light-dark()` is resolved, and forced colours replace them. */
export function tokenColours<Name extends string>(element: Element, tokens: Record<Name, `--${string}`>): Record<Name, string> {
  const isForced = matchMedia("(forced-colors: active)").matches;
  const probe = document.createElement("span");
  element.parentElement?.append(probe);
  const entries = Object.entries<string>(tokens).map(([name, token]) => {
    probe.style.color = isForced ? systemColour(token) : `var(${token})`;
    return [name, getComputedStyle(probe).color];
  });
  probe.remove();
  return Object.fromEntries(entries) as Record<Name, string>;
}

/** Counts the changes of colour scheme and of forced colours, after which what is drawn on a canvas must be drawn anew. */
export const schemeChanges = signal(0);

/** Keeps `schemeChanges` counting while the component is there. */
export function useSchemeChanges(): void {
  useEffect(() => {
    const queries = ["(prefers-color-scheme: dark)", "(forced-colors: active)"].map((query) => matchMedia(query));
    const count = () => {
      schemeChanges.value += 1;
    };
    for (const query of queries) query.addEventListener("change", count);
    return () => {
      for (const query of queries) query.removeEventListener("change", count);
    };
  }, []);
}

/** Grounds are the colour of the canvas, everything else that of text. */
function systemColour(token: string): string {
  return /paper|card|well/.test(token) ? "Canvas" : "CanvasText";
}

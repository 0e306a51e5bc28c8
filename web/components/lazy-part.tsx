import { signal } from "@preact/signals";
import type { ComponentType } from "preact";
import { useEffect } from "preact/hooks";

/**
 * A component whose code is loaded when it is first shown. Until then nothing stands in its place; if it cannot be loaded, a sentence
 * that says so with its name.
 */
export function lazyPart<P extends object>(name: string, load: () => Promise<ComponentType<P>>): ComponentType<P> {
  const loaded = signal<ComponentType<P> | "failed" | undefined>(undefined);
  return function LazyPart(props: P) {
    useEffect(() => {
      if (typeof loaded.peek() === "function") return;
      load().then(
        (Part) => {
          loaded.value = Part;
        },
        () => {
          loaded.value = "failed";
        },
      );
    }, []);
    const Part = loaded.value;
    if (Part === "failed") return <p class="soft">{name} could not be loaded. Reload the page to try again.</p>;
    return Part ? <Part {...props} /> : null;
  };
}

import { useSignal } from "@preact/signals";
import type { ComponentType } from "preact";
import { useEffect, useRef } from "preact/hooks";
import type { LabState } from "../lab-state.ts";

type View = ComponentType<{ lab: LabState }>;

/** How near the window a view must come for its code to be loaded. */
const NEAR = "600px";

/** A view whose code is loaded when it comes near the window; until then a section of that name stands in its place. */
export function whenNear(name: string, load: () => Promise<View>): View {
  return function NearView({ lab }) {
    const place = useRef<HTMLElement>(null);
    const loaded = useSignal<{ readonly View: View } | undefined>(undefined);
    const hasFailed = useSignal(false);
    const isLoaded = loaded.value !== undefined;
    const request = () => {
      hasFailed.value = false;
      load().then(
        (View) => {
          loaded.value = { View };
        },
        () => {
          hasFailed.value = true;
        },
      );
    };
    useEffect(() => {
      if (isLoaded || !place.current) return undefined;
      const observer = new IntersectionObserver(
        (entries) => {
          if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
          observer.disconnect();
          request();
        },
        { rootMargin: NEAR },
      );
      observer.observe(place.current);
      return () => observer.disconnect();
    }, [isLoaded]);
    if (loaded.value) return <loaded.value.View lab={lab} />;
    return (
      <section ref={place} class="near-view" aria-label={name}>
        <h2>{name}</h2>
        {hasFailed.value && (
          <p role="alert">
            This part could not be loaded.{" "}
            <button type="button" class="button quiet small" onClick={request}>
              Try again
            </button>
          </p>
        )}
      </section>
    );
  };
}

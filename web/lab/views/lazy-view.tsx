import { useSignal } from "@preact/signals";
import type { ComponentType } from "preact";
import { useEffect } from "preact/hooks";
import type { LabState } from "../lab-state.ts";

type View = ComponentType<{ lab: LabState }>;

/** A view whose scripts are loaded when it is first drawn. */
export function lazyView(load: () => Promise<View>): View {
  return function LazyView({ lab }) {
    const loaded = useSignal<{ readonly View: View } | undefined>(undefined);
    const hasFailed = useSignal(false);
    useEffect(() => {
      load().then(
        (View) => {
          loaded.value = { View };
        },
        () => {
          hasFailed.value = true;
        },
      );
    }, [loaded, hasFailed]);
    if (loaded.value) return <loaded.value.View lab={lab} />;
    return hasFailed.value ? <p class="error">This view could not be loaded. Reload the page once you are online.</p> : null;
  };
}

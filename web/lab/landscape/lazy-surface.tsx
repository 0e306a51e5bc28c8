import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { SurfaceProps } from "./surface/surface-props.ts";

/** The surface, whose code is loaded when it is first asked for. */
export function LazySurface(props: SurfaceProps) {
  const loaded = useSignal<typeof import("./surface/surface-view.tsx") | undefined>(undefined);
  const { state, note } = props;
  useEffect(() => {
    import("./surface/surface-view.tsx").then(
      (module) => {
        loaded.value = module;
      },
      () => {
        note.value = "The surface could not be loaded, so the map stays.";
        state.isSurface.value = false;
      },
    );
  }, [loaded, state, note]);
  return loaded.value ? <loaded.value.SurfaceView {...props} /> : <p>The surface is being loaded.</p>;
}

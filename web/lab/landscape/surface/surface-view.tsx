import { useCallback, useEffect, useId, useMemo, useRef } from "preact/hooks";
import { afterKey, type Point3 } from "./camera.ts";
import { createDrawer, type Drawer } from "./drawer.ts";
import { createScene, type HeightScale } from "./scene.ts";
import { SurfaceLabels } from "./surface-labels.tsx";
import type { SurfaceProps } from "./surface-props.ts";
import { cameraText, createSurfaceState, type SurfaceState } from "./surface-state.ts";
import { useFlight } from "./use-flight.ts";

/** The landscape as a surface that can be turned, with the path at its real losses and its projection on the surface. */
export function SurfaceView({ state, grid, levels, path, note, axes, describedBy }: SurfaceProps) {
  const id = useId();
  const stage = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const surface = useMemo(createSurfaceState, []);
  const scale = surface.heightScale.value;
  const scene = useMemo(() => createScene(grid, path, scale), [grid, path, scale]);
  const giveUp = useCallback(
    (reason: string) => {
      note.value = reason;
      state.isSurface.value = false;
    },
    [note, state],
  );
  const drawer = useRef<Drawer | undefined>(undefined);
  useEffect(() => {
    drawer.current = createDrawer(canvas.current as HTMLCanvasElement, surface, state, giveUp);
    return () => drawer.current?.dispose();
  }, [surface, state, giveUp]);
  useEffect(() => drawer.current?.show({ scene, path, levels }), [scene, path, levels]);
  useFlight(surface, state, scene.path);
  useWheel(stage, surface);
  const landmarks = { start: scene.path[0] as Point3, end: scene.path.at(-1) as Point3 };
  return (
    <div class="surface">
      <div
        ref={stage}
        class="surface-stage"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: keys turn it.
        tabIndex={0}
        role="application"
        aria-roledescription="surface"
        aria-label="Training loss as a surface. Arrows turn it, plus and minus zoom, Home looks at the start of the path, End at its end, 0 resets."
        aria-describedby={`${describedBy} ${id}-camera`}
        onKeyDown={(event) => {
          if (event.ctrlKey || event.metaKey || event.altKey) return;
          const next = afterKey(surface.camera.value, event.key, landmarks);
          if (!next) return;
          event.preventDefault();
          surface.isFlying.value = false;
          surface.camera.value = next;
        }}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          surface.isFlying.value = false;
        }}
        onPointerMove={(event) => {
          if (event.currentTarget.hasPointerCapture(event.pointerId)) surface.drag(event.movementX, event.movementY);
        }}
      >
        <canvas ref={canvas} />
        <SurfaceLabels surface={surface} scene={scene} levels={levels} axes={axes} canvas={canvas} />
      </div>
      <SurfaceControls surface={surface} />
      <p id={`${id}-camera`} class="surface-camera">
        {cameraText(surface.camera.value)} Drag or use the arrow keys to turn, + and − to zoom, Home and End for start and end, 0 to reset.
      </p>
    </div>
  );
}

function SurfaceControls({ surface }: { surface: SurfaceState }) {
  const { heightScale, isFlying } = surface;
  return (
    <div class="landscape-controls">
      <label>
        Height
        <select
          value={heightScale.value}
          onChange={({ currentTarget }) => {
            heightScale.value = currentTarget.value as HeightScale;
          }}
        >
          <option value="loss">the loss</option>
          <option value="logarithm">its logarithm</option>
        </select>
      </label>
      <button
        type="button"
        class="button quiet small flight-button"
        aria-pressed={isFlying.value}
        onClick={() => {
          isFlying.value = !isFlying.value;
        }}
      >
        Fly along the path
      </button>
    </div>
  );
}

/** The wheel zooms while the surface has the focus, or with Ctrl; otherwise it scrolls the page. */
function useWheel(stage: { readonly current: HTMLElement | null }, surface: SurfaceState): void {
  useEffect(() => {
    const element = stage.current;
    const zoom = (event: WheelEvent) => {
      if (document.activeElement !== element && !event.ctrlKey) return;
      event.preventDefault();
      surface.wheel(event.deltaY);
    };
    element?.addEventListener("wheel", zoom, { passive: false });
    return () => element?.removeEventListener("wheel", zoom);
  }, [stage, surface]);
}

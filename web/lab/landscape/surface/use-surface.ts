import { effect } from "@preact/signals";
import type { RefObject } from "preact";
import { useEffect } from "preact/hooks";
import { bandOf } from "../colours.ts";
import { viewProjection } from "./camera.ts";
import { paletteAt } from "./palette.ts";
import { createRenderer } from "./renderer.ts";
import type { Scene } from "./scene.ts";
import type { SurfaceProps } from "./surface-props.ts";
import type { SurfaceState } from "./surface-state.ts";

const DENSEST = 2;

/** Draws the scene into the canvas whenever something that it shows has changed, once per frame at most. */
export function useSurface(
  canvas: RefObject<HTMLCanvasElement | null>,
  scene: Scene,
  surface: SurfaceState,
  { state, path, levels, giveUp }: Pick<SurfaceProps, "state" | "path" | "levels"> & { giveUp: (reason: string) => void },
): void {
  useEffect(() => {
    const element = canvas.current;
    if (!element) return undefined;
    const renderer = createRenderer(element);
    if (!renderer) {
      giveUp("This browser has no WebGL2 to draw a surface with, so the map stays.");
      return undefined;
    }
    const aborter = new AbortController();
    const pathBands = Array.from(path.losses, (loss) => bandOf(loss, levels));
    let palette = paletteAt(element.parentElement as HTMLElement, levels.length + 1);
    let requested = 0;
    renderer.load(scene);

    function draw(): void {
      requested = 0;
      if (!element || !renderer) return;
      const density = Math.min(devicePixelRatio, DENSEST);
      const [width, height] = [Math.round(element.clientWidth * density), Math.round(element.clientHeight * density)];
      if (width === 0 || height === 0) return;
      if (element.width !== width || element.height !== height) {
        element.width = width;
        element.height = height;
      }
      const view = viewProjection(surface.camera.value, width / height);
      surface.drawn(renderer.draw({ view, levels, pathBands, marked: state.shownMark.value, palette, density }));
      const slow = surface.tooSlow.value;
      if (slow !== undefined && !state.insistsOnSurface.value)
        giveUp(
          `Drawing the surface takes ${Math.round(slow)} ms here, so the map is shown. Press the button again to see the surface all the same.`,
        );
    }

    const request = () => {
      requested ||= requestAnimationFrame(draw);
    };
    const stop = effect(() => {
      void [surface.camera.value, state.shownMark.value];
      request();
    });
    const resized = new ResizeObserver(request);
    resized.observe(element);
    for (const query of ["(prefers-color-scheme: dark)", "(forced-colors: active)"])
      matchMedia(query).addEventListener(
        "change",
        () => {
          palette = paletteAt(element.parentElement as HTMLElement, levels.length + 1);
          request();
        },
        aborter,
      );
    element.addEventListener(
      "webglcontextlost",
      () => giveUp("The browser has taken back the memory of the graphics, so the map is shown."),
      aborter,
    );
    return () => {
      aborter.abort();
      stop();
      resized.disconnect();
      cancelAnimationFrame(requested);
      renderer.dispose();
    };
  }, [canvas, scene, surface, state, path, levels, giveUp]);
}

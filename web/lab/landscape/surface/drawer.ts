import { effect } from "@preact/signals";
import type { LandscapeFrame } from "../../training/protocol.ts";
import { bandOf } from "../colours.ts";
import type { LandscapeState } from "../landscape-state.ts";
import { viewProjection } from "./camera.ts";
import { paletteAt } from "./palette.ts";
import { createRenderer, type Palette } from "./renderer.ts";
import type { Scene } from "./scene.ts";
import type { SurfaceState } from "./surface-state.ts";

/** What a surface shows. */
export interface Subject {
  readonly scene: Scene;
  readonly path: LandscapeFrame["path"];
  readonly levels: readonly number[];
}

/** Keeps the drawing in a canvas up to date. */
export interface Drawer {
  show(subject: Subject): void;
  dispose(): void;
}

/** Device pixels per CSS pixel, at most. */
const DENSEST = 2;

/**
 * Draws into the canvas whenever something that it shows has changed, once per frame at most. Calls `giveUp` with the reason where
 * that is impossible or too slow.
 */
export function createDrawer(
  canvas: HTMLCanvasElement,
  surface: SurfaceState,
  state: LandscapeState,
  giveUp: (reason: string) => void,
): Drawer | undefined {
  const renderer = createRenderer(canvas);
  if (!renderer) {
    giveUp("This browser has no WebGL2 to draw a surface with, so the map stays.");
    return undefined;
  }
  const aborter = new AbortController();
  let subject: (Subject & { readonly pathBands: readonly number[]; readonly palette: Palette }) | undefined;
  let requested = 0;

  function draw(): void {
    requested = 0;
    const density = Math.min(devicePixelRatio, DENSEST);
    const [width, height] = [Math.round(canvas.clientWidth * density), Math.round(canvas.clientHeight * density)];
    if (!renderer || !subject || width === 0 || height === 0) return;
    if (canvas.width !== width || canvas.height !== height) {
      canvas.width = width;
      canvas.height = height;
    }
    const view = viewProjection(surface.camera.peek(), width / height);
    surface.drawn(renderer.draw({ ...subject, view, marked: state.shownMark.peek(), density }));
    const slow = surface.tooSlow.peek();
    if (slow !== undefined && !state.insistsOnSurface.peek())
      giveUp(
        `Drawing the surface takes ${Math.round(slow)} ms here, so the map is shown. Press the button again to see the surface all the same.`,
      );
  }

  const request = () => {
    requested ||= requestAnimationFrame(draw);
  };
  const show = ({ scene, path, levels }: Subject) => {
    const palette = paletteAt(canvas.parentElement as HTMLElement, levels.length + 1);
    subject = { scene, path, levels, palette, pathBands: Array.from(path.losses, (loss) => bandOf(loss, levels)) };
    renderer.load(scene);
    request();
  };
  const stop = effect(() => {
    void [surface.camera.value, state.shownMark.value];
    request();
  });
  const resized = new ResizeObserver(request);
  resized.observe(canvas);
  for (const query of ["(prefers-color-scheme: dark)", "(forced-colors: active)"])
    matchMedia(query).addEventListener("change", () => subject && show(subject), aborter);
  canvas.addEventListener("webglcontextlost", () => giveUp("The browser needed the memory of the graphics, so the map is shown."), aborter);
  return {
    show,
    dispose() {
      aborter.abort();
      stop();
      resized.disconnect();
      cancelAnimationFrame(requested);
      renderer.dispose();
    },
  };
}

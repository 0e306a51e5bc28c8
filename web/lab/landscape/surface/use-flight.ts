import { useEffect } from "preact/hooks";
import type { LandscapeState } from "../landscape-state.ts";
import type { Point3 } from "./camera.ts";
import type { SurfaceState } from "./surface-state.ts";

/** How long a flight lasts, in milliseconds, and how far the camera turns meanwhile. */
const DURATION = 9000;
const TURN = 1.1;
const DISTANCE = 1.7;
const ELEVATION = 0.5;

/** While flying, the camera follows the path from start to end, and the mark with it. */
export function useFlight(surface: SurfaceState, state: LandscapeState, path: readonly Point3[]): void {
  const isFlying = surface.isFlying.value;
  useEffect(() => {
    if (!isFlying) return undefined;
    const before = surface.camera.peek();
    let from: number | undefined;
    let request = requestAnimationFrame(fly);

    function fly(now: number): void {
      from ??= now;
      const share = Math.min(1, (now - from) / DURATION);
      surface.camera.value = {
        azimuth: before.azimuth + TURN * share,
        elevation: ELEVATION,
        distance: DISTANCE,
        target: pointAt(path, share),
      };
      state.marked.value = Math.round(share * (path.length - 1));
      if (share < 1) request = requestAnimationFrame(fly);
      else surface.isFlying.value = false;
    }

    return () => cancelAnimationFrame(request);
  }, [isFlying, surface, state, path]);
}

/** The point of a path at a share of its length in points, between two points where it falls between them. */
function pointAt(path: readonly Point3[], share: number): Point3 {
  const at = share * (path.length - 1);
  const before = path[Math.floor(at)] as Point3;
  const after = path[Math.ceil(at)] as Point3;
  const part = at - Math.floor(at);
  return [0, 1, 2].map((i) => (before[i] as number) + part * ((after[i] as number) - (before[i] as number))) as unknown as Point3;
}

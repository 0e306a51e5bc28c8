import { type ReadonlySignal, type Signal, signal } from "@preact/signals";
import { type Camera, startCamera, turned, zoomed } from "./camera.ts";
import type { HeightScale } from "./scene.ts";

/** How a surface is looked at, and whether it is fast enough to be looked at. */
export interface SurfaceState {
  readonly camera: Signal<Camera>;
  readonly heightScale: Signal<HeightScale>;
  readonly isFlying: Signal<boolean>;
  /** The time of the last drawing in milliseconds, once three in a row have taken too long. */
  readonly tooSlow: ReadonlySignal<number | undefined>;
  /** Notes how long a drawing took. */
  drawn(milliseconds: number): void;
  /** Turns by a movement of the pointer in pixels. */
  drag(dx: number, dy: number): void;
  /** Zooms by a movement of the wheel in pixels. */
  wheel(dy: number): void;
}

/** A drawing that takes longer, in milliseconds, is slow; after this many in a row, the surface is given up. */
const SLOW = 50;
const MOST_SLOW = 3;

export function createSurfaceState(): SurfaceState {
  const camera = signal<Camera>(startCamera);
  const tooSlow = signal<number | undefined>(undefined);
  let drawings = 0;
  let slow = 0;
  return {
    camera,
    heightScale: signal<HeightScale>("loss"),
    isFlying: signal(false),
    tooSlow,
    drawn(milliseconds) {
      drawings++;
      // The first drawing compiles the shaders.
      slow = drawings > 1 && milliseconds > SLOW ? slow + 1 : 0;
      if (slow >= MOST_SLOW) tooSlow.value = milliseconds;
    },
    drag(dx, dy) {
      camera.value = turned(camera.value, -dx * 0.008, dy * 0.006);
    },
    wheel(dy) {
      camera.value = zoomed(camera.value, Math.exp(dy * 0.0012));
    },
  };
}

/** The camera in words: `Turned by 34°, seen from 36° above, distance 3.5.` */
export function cameraText({ azimuth, elevation, distance }: Camera): string {
  const degrees = (radians: number) => Math.round((radians * 180) / Math.PI);
  return `Turned by ${degrees(azimuth)}°, seen from ${degrees(elevation)}° above, distance ${distance.toFixed(1)}.`;
}

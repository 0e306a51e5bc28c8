import { useSignal } from "@preact/signals";
import type { RefObject } from "preact";
import { useEffect } from "preact/hooks";
import { levelText } from "../wording.ts";
import { type Camera, type Point3, project, viewProjection } from "./camera.ts";
import type { Scene } from "./scene.ts";
import type { SurfaceState } from "./surface-state.ts";

/** The names of the axes and some heights, as text over the drawing. */
export function SurfaceLabels({
  surface,
  scene,
  levels,
  axes,
  canvas,
}: {
  surface: SurfaceState;
  scene: Scene;
  levels: readonly number[];
  axes: readonly [string, string];
  canvas: RefObject<HTMLCanvasElement | null>;
}) {
  const aspect = useSignal(1);
  useEffect(() => {
    const element = canvas.current;
    if (!element) return undefined;
    const observer = new ResizeObserver(() => {
      aspect.value = element.clientWidth / Math.max(1, element.clientHeight);
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [canvas, aspect]);
  const camera = surface.camera.value;
  const view = viewProjection(camera, aspect.value);
  const labels: readonly (readonly [string, Point3])[] = [
    ...edgeLabels(camera, axes),
    ["start", lifted(scene.path[0] as Point3)],
    ["end", lifted(scene.path.at(-1) as Point3)],
    ...heightLabels(camera, scene, levels),
  ];
  return (
    <div class="surface-labels" aria-hidden="true">
      {labels.map(([text, point]) => {
        const place = project(view, point);
        if (!place || place.some((share) => share < 0 || share > 1)) return null;
        // Kept inside, at the sides with room for half of the text.
        const left = `${(100 * Math.min(0.85, Math.max(0.15, place[0]))).toFixed(2)}%`;
        const top = `${(100 * Math.min(0.97, Math.max(0.03, place[1]))).toFixed(2)}%`;
        return (
          <span key={text} style={{ left, top }}>
            {text}
          </span>
        );
      })}
    </div>
  );
}

function lifted([x, y, z]: Point3): Point3 {
  return [x, y + 0.2, z];
}

/** The names stand at the two edges of the plane that are nearest to the camera. */
function edgeLabels({ azimuth }: Camera, [first, second]: readonly [string, string]): (readonly [string, Point3])[] {
  const [x, z] = [Math.sin(azimuth) >= 0 ? 1.1 : -1.1, Math.cos(azimuth) >= 0 ? 1.1 : -1.1];
  return [
    [first, [0, 0, z]],
    [second, [x, 0, 0]],
  ];
}

/** Up to four levels, at the corner that is furthest to the left. */
function heightLabels({ azimuth }: Camera, scene: Scene, levels: readonly number[]): (readonly [string, Point3])[] {
  const [right, back] = [Math.cos(azimuth), Math.sin(azimuth)];
  const corners = [
    [-1, -1],
    [-1, 1],
    [1, -1],
    [1, 1],
  ] as const;
  const [x, z] = corners.reduce((left, corner) =>
    corner[0] * right - corner[1] * back < left[0] * right - left[1] * back ? corner : left,
  );
  const shown: { level: number; height: number }[] = [];
  for (const level of levels.toReversed()) {
    const height = scene.heightOf(level);
    if (shown.every((other) => Math.abs(other.height - height) > 0.16)) shown.push({ level, height });
  }
  return shown.slice(0, 5).map(({ level, height }) => [`loss ${levelText(level)}`, [x * 1.15, height, z * 1.15]]);
}

import { describe, expect, test } from "vitest";
import { afterKey, type Camera, project, startCamera, turned, viewProjection, zoomed } from "../../../web/lab/landscape/surface/camera.ts";
import { createScene } from "../../../web/lab/landscape/surface/scene.ts";
import { cameraText, createSurfaceState } from "../../../web/lab/landscape/surface/surface-state.ts";
import { evenly } from "../../../web/lab/training/grid.ts";

const landmarks = { start: [-0.5, 0.4, 0.2], end: [0.3, 0.1, -0.1] } as const;
const after = (camera: Camera, ...keys: string[]) => keys.reduce((at, key) => afterKey(at, key, landmarks) ?? at, camera);

describe("the camera", () => {
  test("turns by arrows, there and back", () => {
    const turnedOnce = after(startCamera, "ArrowRight", "ArrowUp");
    expect(turnedOnce.azimuth).toBeGreaterThan(startCamera.azimuth);
    expect(turnedOnce.elevation).toBeGreaterThan(startCamera.elevation);
    expect(after(turnedOnce, "ArrowLeft", "ArrowDown").azimuth).toBeCloseTo(startCamera.azimuth, 12);
  });

  test("zooms, goes to the start and the end of the path, and is reset", () => {
    expect(after(startCamera, "+").distance).toBeLessThan(startCamera.distance);
    expect(after(startCamera, "-").distance).toBeGreaterThan(startCamera.distance);
    expect(after(startCamera, "Home").target).toEqual(landmarks.start);
    expect(after(startCamera, "End").target).toEqual(landmarks.end);
    expect(after(startCamera, "ArrowLeft", "+", "End", "0")).toEqual(startCamera);
    expect(afterKey(startCamera, "a", landmarks)).toBeUndefined();
  });

  test("stays above the ground and within its distances", () => {
    expect(turned(startCamera, 0, -9).elevation).toBeGreaterThan(0);
    expect(turned(startCamera, 0, 9).elevation).toBeLessThan(Math.PI / 2);
    expect([zoomed(startCamera, 1e-9).distance, zoomed(startCamera, 1e9).distance]).toEqual([0.6, 8]);
  });

  test("shows what it looks at in the middle, what is higher above, and nothing behind it", () => {
    const view = viewProjection(startCamera, 1.25);
    const [x, y, z] = startCamera.target;
    expect(project(view, startCamera.target)?.map((share) => share.toFixed(6))).toEqual(["0.500000", "0.500000"]);
    expect(project(view, [x, y + 0.5, z])?.[1]).toBeLessThan(0.5);
    expect(project(view, [40 * Math.sin(startCamera.azimuth), 40, 40 * Math.cos(startCamera.azimuth)])).toBeUndefined();
  });

  test("is described in words", () => {
    expect(cameraText({ azimuth: Math.PI / 2, elevation: Math.PI / 6, distance: 2, target: [0, 0, 0] })).toBe(
      "Turned by 90°, seen from 30° above, distance 2.0.",
    );
  });
});

describe("the scene", () => {
  const xs = evenly(0, 2, 3);
  const grid = { xs, ys: xs, heights: Float64Array.from([4, 2, 4, 2, 1, 2, 4, 2, 4]), rows: 3 };
  const path = {
    epochs: Float64Array.of(0, 1),
    x: Float64Array.of(-1, 0),
    y: Float64Array.of(1, 0),
    losses: Float64Array.of(3, 1),
    projectedLosses: Float64Array.of(4, 1),
  };

  test("has heights in proportion to the loss, or to its logarithm", () => {
    const linear = createScene(grid, path, "loss");
    expect(linear.heightOf(2) / linear.heightOf(4)).toBeCloseTo(0.5, 12);
    expect(linear.heightOf(0)).toBe(0);
    const logarithmic = createScene(grid, path, "logarithm");
    expect([logarithmic.heightOf(1), logarithmic.heightOf(2) / logarithmic.heightOf(4)]).toEqual([0, 0.5]);
  });

  test("has the path at its real losses and its projection on the surface", () => {
    const { path: real, projectedPath, vertices, heightOf } = createScene(grid, path, "loss");
    expect(real[0]).toEqual([-1, heightOf(3), -1]);
    expect(projectedPath[0]).toEqual([-1, heightOf(4), -1]);
    // The first point of the path is above the grid's last row, first column.
    expect(vertices[4 * 6]).toBeCloseTo(heightOf(4), 6);
    expect(real[1]).toEqual(projectedPath[1]);
  });

  test("gives what is not finite the greatest height", () => {
    const { vertices } = createScene({ ...grid, heights: grid.heights.map((height, i) => (i === 0 ? Number.NaN : height)) }, path, "loss");
    expect(vertices.every(Number.isFinite)).toBe(true);
    expect(vertices[0]).toBeCloseTo(Math.max(...vertices.filter((_, i) => i % 4 === 0)), 6);
  });
});

test("a surface is too slow after three slow drawings in a row, not counting the first", () => {
  const surface = createSurfaceState();
  for (const milliseconds of [900, 60, 60, 20, 70, 80]) surface.drawn(milliseconds);
  expect(surface.tooSlow.value).toBeUndefined();
  surface.drawn(90);
  expect(surface.tooSlow.value).toBe(90);
});

import fc from "fast-check";
import { expect, test } from "vitest";
import { pointInto } from "../../../network/learning/landscape.ts";
import { type TrajectoryPlane, trajectoryPlane } from "../../../network/learning/trajectory.ts";
import { dot, norm } from "../../../network/math/matrix.ts";
import { createRandom } from "../../../network/math/random.ts";

const close = (x: number, digits = 9) => expect.closeTo(x, digits);

/** One to three paths of the same dimension, equal points and straight lines among them. */
const somePaths = fc.integer({ min: 2, max: 12 }).chain((length) => {
  const point = fc
    .array(fc.oneof(fc.constantFrom(0, 1, -2), fc.double({ min: -100, max: 100, noNaN: true })), { minLength: length, maxLength: length })
    .map((values) => Float64Array.from(values));
  return fc.array(fc.array(point, { minLength: 1, maxLength: 9 }), { minLength: 1, maxLength: 3 });
});

function expectOrthonormal({ u, v }: TrajectoryPlane): void {
  expect([norm(u), norm(v), dot(u, v)]).toEqual([close(1), close(1), close(0)]);
}

test.each([
  ["more points than parameters", 40, 6],
  ["more parameters than points", 12, 50],
])("the principal axes of points made from known ones, with %s", (_, count, length) => {
  // Cosines of different frequencies are orthogonal over the points and have mean 0, so the axes are those that they multiply.
  const scales = [5, 2, 0.5, 0.1];
  const axes = orthonormal(scales.length, length);
  const wave = (k: number, i: number) => Math.cos((Math.PI * (k + 1) * (i + 0.5)) / count);
  const points = Array.from({ length: count }, (_, i) =>
    Float64Array.from({ length }, (_, e) => 3 + scales.reduce((sum, scale, k) => sum + scale * wave(k, i) * axes[k]![e]!, 0)),
  );
  const plane = trajectoryPlane([points]);
  const total = scales.reduce((sum, scale) => sum + scale * scale, 0);
  expect(plane.variance).toEqual([close(25 / total, 12), close(4 / total, 12)]);
  expect(Math.abs(dot(plane.u, axes[0]!))).toBeCloseTo(1, 12);
  expect(Math.abs(dot(plane.v, axes[1]!))).toBeCloseTo(1, 12);
});

test("a trajectory that lies in a plane is kept entirely, and its path restores its points", () => {
  const random = createRandom(3);
  const a = Float64Array.from({ length: 20 }, random.normal);
  const b = Float64Array.from({ length: 20 }, random.normal);
  const points = Array.from({ length: 12 }, (_, i) => a.map((x, e) => x * (12 - i) + b[e]! * Math.sin(i)));
  const plane = trajectoryPlane([points]);
  expect(plane.variance[0] + plane.variance[1]).toBeCloseTo(1, 12);
  const point = new Float64Array(20);
  points.forEach((expected, i) => {
    pointInto(point, plane, ...plane.paths[0]![i]!);
    expect([...point]).toEqual([...expected].map((x) => close(x)));
  });
  expect(plane.paths[0]!.at(-1)).toEqual([0, 0]);
});

test("the axes are orthonormal, the shares lie in [0, 1], and the first path starts left of and below the origin or on it", () => {
  fc.assert(
    fc.property(somePaths, (paths) => {
      const plane = trajectoryPlane(paths);
      expectOrthonormal(plane);
      const [first, second] = plane.variance;
      expect(first).toBeGreaterThanOrEqual(second);
      expect(second).toBeGreaterThanOrEqual(0);
      expect(first + second).toBeLessThanOrEqual(1);
      const [x, y] = plane.paths[0]![0]!;
      expect(Math.max(x, y)).toBeLessThanOrEqual(0);
      expect(plane.paths.map(({ length }) => length)).toEqual(paths.map(({ length }) => length));
    }),
  );
});

test("the shares are what the projections keep of the squared distances from the mean", () => {
  fc.assert(
    fc.property(somePaths, (paths) => {
      const points = paths.flat();
      const length = points[0]!.length;
      const mean = Float64Array.from({ length }, (_, e) => points.reduce((sum, p) => sum + p[e]! / points.length, 0));
      const centred = points.map((p) => p.map((x, e) => x - mean[e]!));
      const total = centred.reduce((sum, p) => sum + dot(p, p), 0);
      fc.pre(total > 1e-6);
      const { u, v, variance } = trajectoryPlane(paths);
      const kept = (axis: Float64Array) => centred.reduce((sum, p) => sum + dot(p, axis) ** 2, 0) / total;
      expect(variance).toEqual([close(kept(u), 8), close(kept(v), 8)]);
    }),
  );
});

test("several paths share one plane, through the mean of their ends", () => {
  const random = createRandom(5);
  const paths = [4, 7].map((count) => Array.from({ length: count }, () => Float64Array.from({ length: 5 }, random.normal)));
  const plane = trajectoryPlane(paths);
  const ends = paths.map((path) => path.at(-1)!);
  expect([...plane.origin]).toEqual([...ends[0]!].map((x, e) => close((x + ends[1]![e]!) / 2, 12)));
  paths.forEach((path, p) => {
    path.forEach((point, i) => {
      const offset = point.map((x, e) => x - plane.origin[e]!);
      expect(plane.paths[p]![i]).toEqual([close(dot(offset, plane.u)), close(dot(offset, plane.v))]);
    });
  });
});

test("the sign of the axes does not depend on that of the points", () => {
  const random = createRandom(6);
  const points = Array.from({ length: 9 }, () => Float64Array.from({ length: 4 }, random.normal));
  const mirrored = trajectoryPlane([points.map((point) => point.map((x) => -x))]);
  const plane = trajectoryPlane([points]);
  expect([...mirrored.u]).toEqual([...plane.u].map((x) => close(-x)));
  expect(mirrored.paths[0]!.flat()).toEqual(plane.paths[0]!.flat().map((x) => close(x)));
});

test("equal points have a plane that keeps everything; a straight line keeps everything along its first axis", () => {
  const same = trajectoryPlane([[Float64Array.of(1, 2, 3), Float64Array.of(1, 2, 3)]]);
  expectOrthonormal(same);
  expect(same.variance).toEqual([1, 0]);
  expect(same.paths).toEqual([
    [
      [0, 0],
      [0, 0],
    ],
  ]);
  const line = trajectoryPlane([[0, 1, 2, 3].map((t) => Float64Array.of(t, 2 * t, 7, -2 * t))]);
  expectOrthonormal(line);
  expect(line.variance).toEqual([close(1, 12), 0]);
  expect([...line.u]).toEqual([1, 2, 0, -2].map((x) => close(x / 3)));
  expect(line.paths[0]!.map(([x]) => x)).toEqual([-9, -6, -3, 0].map((x) => close(x)));
});

test("paths that have no plane are refused", () => {
  const point = Float64Array.of(1, 2);
  expect(() => trajectoryPlane([])).toThrow("at least one path, got none");
  expect(() => trajectoryPlane([[point], []])).toThrow("at least one point, got a path of 0");
  expect(() => trajectoryPlane([[Float64Array.of(1)]])).toThrow("at least 2 parameters, got 1");
  expect(() => trajectoryPlane([[point], [Float64Array.of(1, 2, 3)]])).toThrow("all points must have 2 parameters, got 3");
  expect(() => trajectoryPlane([[point, Float64Array.of(1, Number.NaN)]])).toThrow("must be a finite number, got NaN");
});

/** The first unit vectors of Gram and Schmidt from seeded numbers. */
function orthonormal(count: number, length: number): Float64Array[] {
  const random = createRandom(8);
  const basis: Float64Array[] = [];
  while (basis.length < count) {
    const vector = Float64Array.from({ length }, random.normal);
    for (const q of basis) {
      const along = dot(vector, q);
      for (let e = 0; e < length; e++) vector[e]! -= along * q[e]!;
    }
    const size = norm(vector);
    basis.push(vector.map((x) => x / size));
  }
  return basis;
}

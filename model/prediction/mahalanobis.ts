import { type Scaling, scaleRow } from "../training/scaling.ts";
import { knownFeatures } from "../unknowns/subsets.ts";
import { type ClassShape, type CountedRows, classShapes } from "./class-shapes.ts";

/** How far a sample lies from the classes, over its known scores. */
export interface ClassDistance {
  /** The squared Mahalanobis distance to the nearer class. */
  squared(values: readonly (number | null)[]): number;
  /** Whether it exceeds a limit; both classes are looked at only where the first is beyond it. */
  exceeds(values: readonly (number | null)[], limit: number): boolean;
}

/**
 * The distances of samples to the nearer class of some rows, in the network's inputs. Where scores are unknown, the classes are
 * looked at in the known features alone: a normal distribution has a normal marginal, with the covariances of these features.
 */
export function classDistance(rows: CountedRows, scaling: Scaling, [low, high]: readonly [number, number]): ClassDistance {
  const n = scaling.offset.length;
  const levelCount = high - low + 1;
  const shapes = classShapes(rows, scaling);
  /** The input of feature f at a level, at f · levelCount + level. */
  const inputs = new Float64Array(n * levelCount);
  for (let level = 0; level < levelCount; level++)
    scaleRow(scaling, new Float64Array(n).fill(low + level)).forEach((input, f) => {
      inputs[f * levelCount + level] = input;
    });
  const whitenings: (readonly [Whitening, Whitening] | undefined)[] = [];
  const x = new Float64Array(n);

  /** Puts the inputs of the known scores side by side in `x`. */
  function prepare(values: readonly (number | null)[]): readonly [Whitening, Whitening] {
    let known = 0;
    for (let f = 0; f < n; f++) {
      const value = values[f] as number | null;
      if (value !== null) x[known++] = inputs[f * levelCount + value - low] as number;
    }
    const S = knownFeatures(values);
    whitenings[S] ??= [whitening(shapes[0], S), whitening(shapes[1], S)];
    return whitenings[S];
  }

  return {
    squared(values) {
      const [negative, positive] = prepare(values);
      return Math.min(squaredLength(negative, x), squaredLength(positive, x));
    },
    exceeds(values, limit) {
      const [negative, positive] = prepare(values);
      const squared = limit * limit;
      return squaredLength(negative, x) > squared && squaredLength(positive, x) > squared;
    },
  };
}

/** z = L⁻¹ (x − mean), whose squared length is the squared distance; L L^T is the covariance of the known inputs. */
interface Whitening {
  readonly known: number;
  /** L⁻¹ row by row, each as far as its diagonal. */
  readonly inverse: Float64Array;
  /** L⁻¹ mean. */
  readonly offset: Float64Array;
}

function whitening({ mean, covariance }: ClassShape, S: number): Whitening {
  const n = mean.length;
  const features = Array.from({ length: n }, (_, f) => f).filter((f) => (S >> f) & 1);
  const L = cholesky(features.map((f) => features.map((g) => covariance[f * n + g] as number)));
  const inverse = invertLower(L);
  const offset = inverse.map((row) => row.reduce((sum, value, j) => sum + value * (mean[features[j] as number] as number), 0));
  return { known: features.length, inverse: Float64Array.from(inverse.flat()), offset: Float64Array.from(offset) };
}

function squaredLength({ known, inverse, offset }: Whitening, x: Float64Array): number {
  let sum = 0;
  for (let i = 0, at = 0; i < known; i++) {
    let z = -(offset[i] as number);
    for (let j = 0; j <= i; j++) z += (inverse[at++] as number) * (x[j] as number);
    sum += z * z;
  }
  return sum;
}

/** The lower triangular L with L L^T = A, each row as far as its diagonal. */
function cholesky(A: readonly (readonly number[])[]): number[][] {
  const L: number[][] = [];
  A.forEach((row, i) => {
    const own: number[] = [];
    for (let j = 0; j <= i; j++) {
      const above = j === i ? own : (L[j] as number[]);
      let rest = row[j] as number;
      for (let k = 0; k < j; k++) rest -= (own[k] as number) * (above[k] as number);
      own.push(j === i ? Math.sqrt(rest) : rest / (above[j] as number));
    }
    L.push(own);
  });
  return L;
}

function invertLower(L: readonly (readonly number[])[]): number[][] {
  const inverse: number[][] = [];
  L.forEach((row, i) => {
    const diagonal = row[i] as number;
    const own = Array.from({ length: i }, (_, j) => {
      let sum = 0;
      for (let k = j; k < i; k++) sum += (row[k] as number) * (inverse[k]?.[j] as number);
      return -sum / diagonal;
    });
    inverse.push([...own, 1 / diagonal]);
  });
  return inverse;
}

import type { Model } from "../file/model.ts";
import { type ClassDistance, classDistance } from "./mahalanobis.ts";

const distances = new WeakMap<Model, ClassDistance>();

/**
 * Whether a sample lies further from both classes of the training rows than the model's distance for as many known scores; null
 * where the model has none, because so few scores cannot tell.
 */
export function isUnusual(model: Model, values: readonly (number | null)[]): boolean | null {
  let known = 0;
  for (let f = 0; f < values.length; f++) if (values[f] !== null) known++;
  const limit = model.file.unusual.distances[known] ?? null;
  return limit === null ? null : distanceOf(model).exceeds(values, limit);
}

function distanceOf(model: Model): ClassDistance {
  const made = distances.get(model);
  if (made) return made;
  const { background, scaling, range } = model.file;
  const distance = classDistance(background, scaling, range);
  distances.set(model, distance);
  return distance;
}

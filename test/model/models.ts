import { isWisconsin } from "../../data/wisconsin.ts";
import { type Model, modelOf } from "../../model/file/model.ts";
import type { ModelFile } from "../../model/file/model-file.ts";
import { parseModel } from "../../model/file/parse.ts";
import { sealModel } from "../../model/file/seal.ts";
import json from "../../worker/model.json" with { type: "json" };

/** The shipped model. */
export const shipped = parseModel(json);

/** Whether the shipped model is of the Wisconsin data. What was settled on these is tested with it alone. */
export const isOfWisconsin = isWisconsin(shipped.file.data);

/** The shipped model with some of its content changed, sealed anew. It is not checked, so that other domains can be tried too. */
export function changedModel(change: Partial<ModelFile>): Model {
  const { version: _, ...content } = shipped.file;
  return modelOf(sealModel({ ...content, ...change }));
}

/** Random samples, a third of the scores unknown where that is asked for; at least one is known. */
export function randomSamples(count: number, seed: number, { unknowns = false } = {}): (number | null)[][] {
  let state = seed;
  const next = (bound: number): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 4294967296) * bound);
  };
  return Array.from({ length: count }, () => {
    const known = next(9);
    return Array.from({ length: 9 }, (_, f) => (unknowns && f !== known && next(3) === 0 ? null : 1 + next(10)));
  });
}

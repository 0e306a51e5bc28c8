/** A model file that cannot be used, with the reason. */
export class ModelError extends Error {
  override name = "ModelError";
}

/** Throws ModelError with the reason unless the condition holds. */
export function refuseUnless(condition: boolean, reason: string): asserts condition {
  if (!condition) throw new ModelError(`model file refused: ${reason}`);
}

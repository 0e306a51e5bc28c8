/** `memory1` and `memory2` are what the optimizer remembers. */
export type UpdateKind = "penalty" | "clip" | "memory1" | "memory2" | "step" | "constraint" | "after";

/** One equation of a step. Its formulas are in the notation of components/math-notation.ts. */
export interface StepLine {
  /** Such as `dW2`; unique in its step. */
  readonly id: string;
  readonly part: "forward" | "loss" | "backward" | "update";
  readonly kind: "X" | "Z" | "A" | "loss" | "dZ" | "dW" | "db" | "dA" | UpdateKind;
  /** 0 for the first hidden layer; that of the output for the loss; absent where all layers are meant. */
  readonly layer?: number;
  /** What the line computes. */
  readonly symbol: string;
  readonly equation: string;
  /** The shapes of the same equation, where it has any. */
  readonly shapes?: string;
  /** What it means, in a sentence. */
  readonly says: string;
  /** Whether it belongs to a hidden layer that differs from its neighbours in nothing: all but the first two and the last. */
  readonly isMiddle: boolean;
}

import type { OptimizerOptions } from "../../../network/learning/optimizers.ts";
import type { OpenedStep } from "./opened-step.ts";
import type { StepLine, UpdateKind } from "./step-line.ts";

/** The equations that turn the gradient into new parameters, for every W and b alike. */
export function updateLines({ options, network }: OpenedStep): StepLine[] {
  const { l1, l2, clipNorm, optimizer, constraint } = options;
  const lines: (StepLine | undefined)[] = [
    l1 || l2
      ? line(
          "penalty",
          "λ W",
          `dW ← dW${l2 ? " + λ₂ W" : ""}${l1 ? " + λ₁ sign(W)" : ""}`,
          "The penalty pulls every weight towards 0. Biases are left alone.",
        )
      : undefined,
    clipNorm === undefined
      ? undefined
      : line(
          "clip",
          "‖G‖",
          "dW ← dW min(1, c/{‖G‖})",
          `A gradient longer than c = ${clipNorm} is scaled down to that length; G is all of it, biases included.`,
        ),
    ...memoryLines(optimizer),
    stepLine(optimizer),
    constraint
      ? line(
          "constraint",
          "±W",
          `W ← 0 "  where its sign is wrong"`,
          "The network is kept monotone: a weight that would get the wrong sign becomes 0.",
        )
      : undefined,
    line(
      "after",
      "L′",
      'L′ = L "  with the new W and b"',
      `The loss of this row with the new parameters, all ${network.parameterCount} of them changed at once.`,
    ),
  ];
  return lines.filter((entry) => entry !== undefined);
}

function memoryLines(optimizer: OptimizerOptions): StepLine[] {
  switch (optimizer.name) {
    case "sgd":
      return [];
    case "momentum":
    case "nesterov":
      return [line("memory1", "V", "V ← μ V + dW", "The velocity: what it was, a little less, plus the gradient.")];
    case "rmsprop":
      return [line("memory1", "S", "S ← ρ S + (1 − ρ) dW²", "A running mean of the squared gradient, parameter by parameter.")];
    default:
      return [
        line("memory1", "M", "M ← β₁ M + (1 − β₁) dW", "A running mean of the gradient: the direction."),
        line(
          "memory2",
          "S",
          "S ← β₂ S + (1 − β₂) dW²",
          "A running mean of its square, parameter by parameter: how large gradients usually are.",
        ),
      ];
  }
}

function stepLine(optimizer: OptimizerOptions): StepLine {
  switch (optimizer.name) {
    case "sgd":
      return line("step", "W", "W ← W − η dW", "Downhill: against the slope, as far as the learning rate η says.");
    case "momentum":
      return line("step", "W", "W ← W − η V", "A step along the velocity; η is the learning rate.");
    case "nesterov":
      return line("step", "W", "W ← W − η (dW + μ V)", "A step along the gradient and the velocity after it; η is the learning rate.");
    case "rmsprop":
      return line(
        "step",
        "W",
        "W ← W − η dW/{√S + ε}",
        "Divided by the usual size of its gradient, every parameter takes steps of about the length η.",
      );
    case "adam":
      return line(
        "step",
        "W",
        "W ← W − η M̂/{√{Ŝ} + ε}",
        "M̂ = M/(1 − β₁ᵗ) and Ŝ = S/(1 − β₂ᵗ) allow for the start at 0; t counts the steps. Every parameter takes steps of up to about η.",
      );
    case "adamw":
      return line(
        "step",
        "W",
        "W ← W − η (M̂/{√{Ŝ} + ε} + λ W)",
        "As in Adam, with M̂ = M/(1 − β₁ᵗ) and Ŝ = S/(1 − β₂ᵗ); λ makes every parameter decay.",
      );
  }
}

function line(kind: UpdateKind, symbol: string, equation: string, says: string): StepLine {
  return { id: kind, part: "update", kind, symbol, equation, says, isMiddle: false };
}

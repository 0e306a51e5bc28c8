import type { Dataset } from "./dataset.ts";
import { typescriptEngine } from "./engine.ts";
import type { LossName } from "./losses.ts";
import type { Network } from "./network.ts";

/** One entry of a backpropagated gradient beside its estimate by finite differences. */
export interface GradientCheck {
  readonly parameter: number;
  readonly backpropagated: number;
  readonly numerical: number;
  /** |difference| relative to the larger of the two, or to 1e-3 where both are smaller: near zero the error is absolute. */
  readonly error: number;
}

/**
 * Checks every parameter against central differences of width 2h, whose truncation error shrinks with h² while their rounding
 * error grows with 1/h.
 */
export function checkGradient(network: Network, parameters: Float64Array, data: Dataset, loss: LossName, h = 1e-5): GradientCheck[] {
  const engine = typescriptEngine(network, loss, data.count);
  const gradient = new Float64Array(network.parameterCount);
  engine.gradientInto(gradient, parameters, data);
  const perturbed = Float64Array.from(parameters);
  return Array.from(parameters, (p, parameter) => {
    perturbed[parameter] = p + h;
    const above = engine.loss(perturbed, data);
    perturbed[parameter] = p - h;
    const below = engine.loss(perturbed, data);
    perturbed[parameter] = p;
    const numerical = (above - below) / (2 * h);
    const backpropagated = gradient[parameter] as number;
    const error = Math.abs(backpropagated - numerical) / Math.max(Math.abs(backpropagated), Math.abs(numerical), 1e-3);
    return { parameter, backpropagated, numerical, error };
  });
}

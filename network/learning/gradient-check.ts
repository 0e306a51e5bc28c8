import type { Dataset } from "./dataset.ts";
import { typescriptEngine } from "./engine.ts";
import type { LossName } from "./losses.ts";
import type { Network } from "./network.ts";

/** Backpropagation beside the slope measured by moving one parameter a little to either side. */
export interface GradientCheck {
  readonly parameter: number;
  readonly backpropagated: number;
  readonly measured: number;
  /** |difference| over the larger of the two and 1e-3, so that gradients near zero are compared absolutely. */
  readonly error: number;
}

/** Checks every parameter by central differences of width 2h: their own error shrinks with h², their rounding grows with 1/h. */
export function checkGradient(network: Network, parameters: Float64Array, data: Dataset, loss: LossName, h = 1e-5): GradientCheck[] {
  const engine = typescriptEngine(network, loss, data.count);
  const gradient = new Float64Array(network.parameterCount);
  engine.gradientInto(gradient, parameters, data);
  const moved = Float64Array.from(parameters);
  return Array.from(parameters, (p, parameter) => {
    moved[parameter] = p + h;
    const above = engine.loss(moved, data);
    moved[parameter] = p - h;
    const below = engine.loss(moved, data);
    moved[parameter] = p;
    const measured = (above - below) / (2 * h);
    const backpropagated = gradient[parameter] as number;
    const error = Math.abs(backpropagated - measured) / Math.max(Math.abs(backpropagated), Math.abs(measured), 1e-3);
    return { parameter, backpropagated, measured, error };
  });
}

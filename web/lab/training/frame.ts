import type { Network } from "../../../network/learning/network.ts";
import { type OptimizerName, stateVectorCount } from "../../../network/learning/optimizers.ts";

/** The numbers of a frame, as views into its buffer. */
export interface FrameNumbers {
  readonly parameters: Float64Array;
  /** Of the last step. */
  readonly gradient: Float64Array;
  /** For the chosen row, layer by layer, from the first hidden layer up: the sums Z and the activations A of its units. */
  readonly sums: readonly Float64Array[];
  readonly activations: readonly Float64Array[];
  /** The output for every row of the data, in their order. */
  readonly outputs: Float64Array;
  /** What the optimizer remembers, each vector shaped like the parameters. */
  readonly optimizerState: readonly Float64Array[];
}

/** The bytes of a frame of this network with this many rows and this optimizer. */
export function frameBytes(network: Network, rows: number, optimizer: OptimizerName): number {
  return 8 * ((2 + stateVectorCount(optimizer)) * network.parameterCount + 2 * unitsOf(network) + rows);
}

/** The views into a frame's buffer: parameters, gradient, sums, activations, outputs, the optimizer's state. */
export function readFrame(room: ArrayBuffer, network: Network, rows: number, optimizer: OptimizerName): FrameNumbers {
  let at = 0;
  const take = (length: number): Float64Array => {
    const view = new Float64Array(room, at, length);
    at += 8 * length;
    return view;
  };
  return {
    parameters: take(network.parameterCount),
    gradient: take(network.parameterCount),
    sums: network.layers.map(({ units }) => take(units)),
    activations: network.layers.map(({ units }) => take(units)),
    outputs: take(rows),
    optimizerState: Array.from({ length: stateVectorCount(optimizer) }, () => take(network.parameterCount)),
  };
}

function unitsOf({ layers }: Network): number {
  return layers.reduce((sum, { units }) => sum + units, 0);
}

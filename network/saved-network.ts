import { type LossName, losses } from "./learning/losses.ts";
import { createNetwork, type LayerShape, outputLayer } from "./learning/network.ts";
import { checkKeys, checkName, checkNumber } from "./math/checks.ts";
import { sha256Text } from "./math/sha256.ts";
import type { TrainedNetwork } from "./train.ts";

const FORMAT = "neural-network";
const FORMAT_VERSION = 1;

/**
 * A trained network as JSON text, from which `load` restores every bit: the shape, the loss, the parameters in the order
 * W1, b1, W2, b2, …, and a checksum. Throws RangeError for a parameter that is not finite.
 */
export function save(trained: TrainedNetwork): string {
  trained.parameters.forEach((p, e) => {
    checkNumber(`parameters[${e}]`, p);
  });
  const content = contentOf(trained);
  return `${content.slice(0, -1)},"sha256":"${sha256Text(content)}"}\n`;
}

/** The trained network in a text from `save`. Throws Error, with the broken rule, for a damaged text or another format. */
export function load(text: string): TrainedNetwork {
  try {
    return parse(JSON.parse(text));
  } catch (error) {
    throw new Error(`saved network refused: ${(error as Error).message}`, { cause: error });
  }
}

/** Everything but the checksum. JSON.stringify alone would lose the sign of −0. */
function contentOf({ network, loss, parameters }: TrainedNetwork): string {
  const layers = network.layers.map(({ units, activation }: LayerShape) => ({ units, activation }));
  const head = JSON.stringify({ format: FORMAT, formatVersion: FORMAT_VERSION, inputs: network.inputs, layers, loss });
  const numbers = Array.from(parameters, (p) => (Object.is(p, -0) ? "-0" : String(p)));
  return `${head.slice(0, -1)},"parameters":[${numbers}]}`;
}

interface SavedNetwork {
  readonly format: string;
  readonly formatVersion: number;
  readonly inputs: number;
  readonly layers: readonly LayerShape[];
  readonly loss: LossName;
  readonly parameters: readonly number[];
  readonly sha256: string;
}

function parse(json: unknown): TrainedNetwork {
  checkKeys("the file", json, ["format", "formatVersion", "inputs", "layers", "loss", "parameters", "sha256"]);
  const { format, formatVersion, inputs, layers, loss, parameters, sha256 } = json as SavedNetwork;
  check(format === FORMAT, `format must be "${FORMAT}", got ${JSON.stringify(format)}`);
  check(formatVersion === FORMAT_VERSION, `formatVersion must be ${FORMAT_VERSION}, got ${formatVersion}`);
  check(Array.isArray(layers), "layers must be a list");
  layers.forEach((layer, l) => {
    checkKeys(`layer ${l + 1}`, layer, ["units", "activation"]);
  });
  const network = createNetwork({ inputs, layers });
  checkName("loss", loss, Object.keys(losses));
  const { activation } = outputLayer(network);
  check(losses[loss].accepts(activation), `the loss ${loss} cannot be used with ${activation} outputs`);
  const { parameterCount } = network;
  check(Array.isArray(parameters), "parameters must be a list");
  check(parameters.length === parameterCount, `parameters must have ${parameterCount} numbers, like the network, got ${parameters.length}`);
  parameters.forEach((p, e) => {
    checkNumber(`parameters[${e}]`, p);
  });
  const trained = { network, parameters: Float64Array.from(parameters), loss };
  const actual = sha256Text(contentOf(trained));
  check(sha256 === actual, `the content must have the SHA-256 that the file states, ${sha256}, got ${actual}`);
  return trained;
}

function check(holds: boolean, rule: string): void {
  if (!holds) throw new RangeError(rule);
}

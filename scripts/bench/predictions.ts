import { backgroundOf } from "../../model/unknowns/background.ts";
import { simdEngine } from "../../network/kernel/kernel.ts";
import { createForwardCache, forward } from "../../network/learning/forward.ts";
import { loadKernel } from "../kernel.ts";
import { type Benchmark, inTurn, timed } from "./measure.ts";
import { shippedModel } from "./model.ts";
import { MANY, network, repeated, someParameters, subjects, wisconsin } from "./subjects.ts";

const parameters = someParameters(network);

/** Predictions: one sample per call, and many. */
export function predictionBenchmarks(): Benchmark[] {
  return [...singlePredictions(), ...manyPredictions()];
}

function singlePredictions(): Benchmark[] {
  const model = shippedModel();
  const samples = Array.from({ length: wisconsin.count }, (_, i) => wisconsin.X.slice(9 * i, 9 * i + 9));
  const cache = createForwardCache(network, 1);
  return [
    inTurn(subjects.one, "cytonet, the shipped model", model.file.background.rows, backgroundOf(model).completeProbability),
    inTurn(subjects.one, "cytonet, plain TypeScript", samples, (sample) => forward(network, parameters, sample, 1, cache)[0] as number),
  ];
}

function manyPredictions(): Benchmark[] {
  const engine = simdEngine(loadKernel())(network, "binaryCrossEntropy", MANY);
  const { X } = engine.copyIn(repeated(MANY));
  const outputs = engine.allocate(MANY);
  const cache = createForwardCache(network, MANY);
  const byKernel = (): number => {
    engine.predictInto(outputs, parameters, X, MANY);
    return outputs[MANY - 1] as number;
  };
  return [
    { subject: subjects.many, who: "cytonet, kernel", time: timed(byKernel) },
    {
      subject: subjects.many,
      who: "cytonet, plain TypeScript",
      time: timed(() => forward(network, parameters, X, MANY, cache)[MANY - 1] as number),
    },
  ];
}

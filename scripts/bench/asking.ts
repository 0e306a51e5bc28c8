import { simdEngine } from "../../network/kernel/kernel.ts";
import { createPredictor } from "../../network/kernel/predictor.ts";
import { type Dataset, mergeRepeated } from "../../network/learning/dataset.ts";
import { typescriptEngine } from "../../network/learning/engine.ts";
import { createForwardCache, forward } from "../../network/learning/forward.ts";
import { planeLosses, randomPlane } from "../../network/learning/landscape.ts";
import { createRandom } from "../../network/math/random.ts";
import { loadKernel } from "../kernel.ts";
import { type Benchmark, timed } from "./measure.ts";
import { MANY, network, repeated, someParameters, subjects, wisconsin } from "./subjects.ts";

const parameters = someParameters(network);

/** Predictions and landscapes. */
export function askingBenchmarks(): Benchmark[] {
  return [...singlePredictions(), ...manyPredictions(), ...landscapes()];
}

function singlePredictions(): Benchmark[] {
  const samples = Array.from({ length: wisconsin.count }, (_, i) => wisconsin.X.slice(9 * i, 9 * i + 9));
  const predictor = createPredictor(network, parameters);
  const cache = createForwardCache(network, 1);
  return [
    one("cytonet, straight-line TypeScript", samples, predictor),
    one("cytonet, plain TypeScript", samples, (sample) => forward(network, parameters, sample, 1, cache)[0] as number),
  ];
}

/** One prediction a time, of one sample after another. */
export function one<Sample>(who: string, samples: readonly Sample[], predict: (sample: Sample) => number): Benchmark {
  let at = 0;
  const next = (): number => {
    at = at + 1 < samples.length ? at + 1 : 0;
    return predict(samples[at] as Sample);
  };
  return { subject: subjects.one, who, time: timed(next) };
}

function manyPredictions(): Benchmark[] {
  const engine = simdEngine(loadKernel())(network, "binaryCrossEntropy", MANY);
  const { X } = engine.copyIn(repeated(MANY));
  const answers = engine.allocate(MANY);
  const cache = createForwardCache(network, MANY);
  const byKernel = (): number => {
    engine.predictInto(answers, parameters, X, MANY);
    return answers[MANY - 1] as number;
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

function landscapes(): Benchmark[] {
  const plane = randomPlane(network, parameters, createRandom(3));
  const ticks = Array.from({ length: 41 }, (_, i) => (i - 20) / 20);
  const kernel = simdEngine(loadKernel());
  const over = (who: string, factory: typeof kernel | typeof typescriptEngine, all: Dataset): Benchmark => {
    const engine = factory(network, "binaryCrossEntropy", all.count);
    const data = engine.copyIn(all);
    const heights = () => planeLosses(plane, ticks, ticks, (point) => engine.loss(point, data));
    return { subject: subjects.landscape, who, time: timed(() => heights()[0] as number) };
  };
  return [
    over("cytonet, kernel", kernel, wisconsin),
    over("cytonet, kernel, 449 merged", kernel, mergeRepeated(wisconsin)),
    over("cytonet, plain TypeScript", typescriptEngine, wisconsin),
  ];
}

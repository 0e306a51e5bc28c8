import { simdEngine } from "../../network/kernel/kernel.ts";
import { type Dataset, mergeRepeated } from "../../network/learning/dataset.ts";
import { typescriptEngine } from "../../network/learning/engine.ts";
import { planeLosses, randomPlane } from "../../network/learning/landscape.ts";
import { createRandom } from "../../network/math/random.ts";
import { loadKernel } from "../kernel.ts";
import { type Benchmark, timed } from "./measure.ts";
import { network, someParameters, subjects, wisconsin } from "./subjects.ts";

/** The loss at 41 × 41 points of a random plane. */
export function landscapeBenchmarks(): Benchmark[] {
  const plane = randomPlane(network, someParameters(network), createRandom(3));
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

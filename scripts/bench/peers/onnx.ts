import * as ort from "onnxruntime-web";
import { type Benchmark, timedAsync } from "../measure.ts";
import { MANY, network, repeated, someParameters, subjects, wisconsin } from "../subjects.ts";
import { onnxModel } from "./onnx-model.ts";

/** onnxruntime-web on one thread, in float32: what a page would use to run an exported model. */
export async function onnxBenchmarks(): Promise<Benchmark[]> {
  ort.env.wasm.numThreads = 1;
  const session = await ort.InferenceSession.create(onnxModel(network, someParameters(network)));
  const tensor = (X: Float64Array) => new ort.Tensor("float32", Float32Array.from(X), [X.length / 9, 9]);
  const ask = async (x: ort.Tensor): Promise<number> => (await session.run({ x })).y?.data[0] as number;
  const samples = Array.from({ length: wisconsin.count }, (_, i) => tensor(wisconsin.X.subarray(9 * i, 9 * i + 9)));
  const many = tensor(repeated(MANY).X);
  let at = 0;
  const next = () => {
    at = (at + 1) % samples.length;
    return ask(samples[at] as ort.Tensor);
  };
  return [
    { subject: subjects.one, who: "onnxruntime-web", time: timedAsync(next) },
    { subject: subjects.many, who: "onnxruntime-web", time: timedAsync(() => ask(many)) },
  ];
}

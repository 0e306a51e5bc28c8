import { fileURLToPath } from "node:url";
import * as tf from "@tensorflow/tfjs";
import { setWasmPaths } from "@tensorflow/tfjs-backend-wasm";

import { createRandom, type Random, shuffleInPlace } from "../../../network/math/random.ts";
import { type Benchmark, timed } from "../measure.ts";
import { article, BATCH, MANY, repeated, subjects, wisconsin } from "../subjects.ts";

/** TensorFlow.js with one of its backends, in float32. It uses the core API, which is faster than layers. */
export async function tensorflowBenchmarks(backend: "cpu" | "wasm"): Promise<Benchmark[]> {
  setWasmPaths(fileURLToPath(new URL("node_modules/@tensorflow/tfjs-backend-wasm/dist/", import.meta.url)));
  await tf.setBackend(backend);
  await tf.ready();
  const who = `TensorFlow.js, ${backend}`;
  const on = (subject: string, work: () => number): Benchmark => ({
    subject,
    who,
    async time(times) {
      await tf.setBackend(backend);
      return timed(work)(times);
    },
  });
  const [part, all, many, batch] = [article, wisconsin, repeated(MANY), repeated(BATCH)].map(tensors) as [Data, Data, Data, Data];
  const samples = tf.unstack(tf.expandDims(all.X, 1)) as tf.Tensor2D[];
  let at = 0;
  const asked = createNet([9, 15, 1]);
  return [
    on(subjects.epoch, fullBatch(part, createNet([9, 15, 1]))),
    on(subjects.wisconsin, fullBatch(all, createNet([9, 15, 1]))),
    on(subjects.adam, miniBatches(part, createNet([9, 15, 1]))),
    on(subjects.wide, fullBatch(batch, createNet([9, 512, 512, 1]))),
    on(subjects.one, () => {
      at = (at + 1) % samples.length;
      return tf.tidy(() => tf.sigmoid(asked(samples[at] as tf.Tensor2D)).dataSync()[0] as number);
    }),
    on(subjects.many, () => tf.tidy(() => tf.sigmoid(asked(many.X)).dataSync()[0] as number)),
  ];
}

interface Data {
  readonly X: tf.Tensor2D;
  readonly Y: tf.Tensor2D;
}

type Net = (X: tf.Tensor2D) => tf.Tensor2D;

function tensors({ X, Y, count }: typeof article): Data {
  return { X: tf.tensor2d(Float32Array.from(X), [count, 9]), Y: tf.tensor2d(Float32Array.from(Y), [count, 1]) };
}

/** The logits of a network with ReLU between the layers. */
function createNet(widths: readonly number[]): Net {
  const layers = widths.slice(1).map((units, l) => ({
    W: tf.variable(tf.randomNormal([widths[l] as number, units], 0, 0.3, "float32", 7 + l)) as tf.Variable<tf.Rank.R2>,
    b: tf.variable(tf.zeros([units])),
  }));
  return (X) =>
    layers.reduce((A, { W, b }, l) => {
      const Z = tf.add(tf.matMul(A, W), b) as tf.Tensor2D;
      return l < layers.length - 1 ? tf.relu(Z) : Z;
    }, X);
}

function fullBatch(data: Data, net: Net): () => number {
  const optimizer = tf.train.sgd(0.07);
  return () => {
    optimizer.minimize(() => tf.losses.sigmoidCrossEntropy(data.Y, net(data.X)));
    return 0;
  };
}

function miniBatches(data: Data, net: Net): () => number {
  const optimizer = tf.train.adam(0.001);
  const order = Uint32Array.from({ length: data.X.shape[0] }, (_, i) => i);
  const random: Random = createRandom(1);
  return () => {
    shuffleInPlace(order, random);
    for (let from = 0; from < order.length; from += BATCH)
      tf.tidy(() => {
        const places = tf.tensor1d(Int32Array.from(order.subarray(from, from + BATCH)), "int32");
        const [X, Y] = [tf.gather(data.X, places), tf.gather(data.Y, places)];
        optimizer.minimize(() => tf.losses.sigmoidCrossEntropy(Y, net(X)));
      });
    return 0;
  };
}

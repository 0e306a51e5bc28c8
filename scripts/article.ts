// The keys of deep learning in a hundred lines: a network of 9 inputs, 15 ReLU units and 1 sigmoid unit learns to tell
// malignant from benign. `npm run article` trains it as the published notebook did and prints both costs side by side.
import { readFileSync } from "node:fs";

const relu = (z: number) => Math.max(0, z);
const sigmoid = (z: number) => 1 / (1 + Math.exp(-z));
const dot = (a: number[], b: number[]) => a.reduce((sum, x, i) => sum + x * b[i]!, 0);
const downhill = (p: number[], slopes: number[], rate: number) => p.map((value, i) => value - rate * slopes[i]!);
const gaussian = () => Math.sqrt(-2 * Math.log(1 - Math.random())) * Math.cos(2 * Math.PI * Math.random());

export class Network {
  W1: number[][]; // weights: one row per hidden unit, one column per input
  b1: number[]; // biases of the hidden units
  W2: number[]; // weights of the output unit
  b2 = 0; // bias of the output unit

  /** Initialisation: random weights, so that the units differ, scaled to keep their sums small; biases at 0. */
  constructor(inputs: number, units: number) {
    this.W1 = Array.from({ length: units }, () => Array.from({ length: inputs }, () => gaussian() / Math.sqrt(inputs)));
    this.b1 = Array.from({ length: units }, () => 0);
    this.W2 = Array.from({ length: units }, () => gaussian() / Math.sqrt(units));
  }

  /** Forward pass: each unit adds up the weighted inputs and keeps what is above zero; the output adds up the units. */
  forward(x: number[]) {
    const z1 = this.W1.map((w, j) => dot(w, x) + this.b1[j]!);
    const a1 = z1.map(relu);
    const yh = sigmoid(dot(this.W2, a1) + this.b2);
    return { z1, a1, yh };
  }

  /** Cost: mean binary cross-entropy, −log of the probability given to the true class. */
  cost(X: number[][], Y: number[]) {
    const losses = X.map((x, i) => -Math.log(Y[i] === 1 ? this.forward(x).yh : 1 - this.forward(x).yh));
    return losses.reduce((sum, loss) => sum + loss, 0) / X.length;
  }

  /** Backpropagation: the slope of the cost for every weight and bias, by the chain rule, from the output back. */
  gradient(X: number[][], Y: number[]) {
    const dW1 = this.W1.map((w) => w.map(() => 0));
    const db1 = this.b1.map(() => 0);
    const dW2 = this.W2.map(() => 0);
    let db2 = 0;
    X.forEach((x, i) => {
      const { z1, a1, yh } = this.forward(x);
      const dz2 = (yh - Y[i]!) / X.length; // slope of the loss, (ŷ − y) / (ŷ (1 − ŷ)), times the sigmoid's, ŷ (1 − ŷ)
      db2 += dz2;
      a1.forEach((a, j) => {
        dW2[j]! += dz2 * a;
        const dz1 = z1[j]! > 0 ? dz2 * this.W2[j]! : 0; // times W2, and the slope of ReLU: 1 above zero, else 0
        db1[j]! += dz1;
        for (let k = 0; k < x.length; k++) dW1[j]![k]! += dz1 * x[k]!;
      });
    });
    return { dW1, db1, dW2, db2 };
  }

  /** Gradient descent: a step downhill. The learning rate says how far. */
  step(X: number[][], Y: number[], rate: number) {
    const { dW1, db1, dW2, db2 } = this.gradient(X, Y);
    this.W1 = this.W1.map((w, j) => downhill(w, dW1[j]!, rate));
    this.b1 = downhill(this.b1, db1, rate);
    this.W2 = downhill(this.W2, dW2, rate);
    this.b2 -= rate * db2;
  }

  /** Prediction: malignant (1) if the probability is at least one half. */
  predict = (x: number[]) => (this.forward(x).yh >= 0.5 ? 1 : 0);

  accuracy = (X: number[][], Y: number[]) => X.filter((x, i) => this.predict(x) === Y[i]).length / X.length;
}

const read = (path: string) => readFileSync(new URL(`../data/${path}`, import.meta.url), "utf8");

/** What the notebook printed, and the weights it started from. */
export const published = JSON.parse(read("article.json"));

/** The complete rows of the data in file order, scores scaled to 0…1. The notebook learns from the first 500. */
const lines = read("wisconsin.csv").trim().split("\n").slice(1);
const rows = lines.map((line) => line.split(",").slice(1)).filter((row) => !row.includes(""));
const X = rows.map((row) => row.slice(0, 9).map((score) => (Number(score) - 1) / 9));
const Y = rows.map((row) => (row[9] === "malignant" ? 1 : 0));
export const training = [X.slice(0, 500), Y.slice(0, 500)] as const;
export const validation = [X.slice(501), Y.slice(501)] as const;

if (import.meta.main) {
  const { W1, b1, W2, b2 } = published.initial;
  const network = Object.assign(new Network(9, 15), { W1, b1, W2: W2[0], b2: b2[0] });
  let same = 0;
  for (let i = 0; i < 67_000; i++) {
    if (i % 500 === 0) {
      const [ours, theirs] = [network.cost(...training).toFixed(6), published.cost[i / 500].cost.toFixed(6)];
      if (ours === theirs) same++;
      console.log(`iteration ${String(i).padStart(5)}: cost ${ours}, published ${theirs}`);
    }
    network.step(...training, 0.07);
  }
  console.log(`${same} of ${published.cost.length} costs equal to six digits.`);
  console.log(`accuracy: training ${network.accuracy(...training)}, validation ${network.accuracy(...validation)}`);
}

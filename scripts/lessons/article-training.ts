import { readFileSync } from "node:fs";
import { createDataset } from "../../network/learning/dataset.ts";
import { createNetwork } from "../../network/learning/network.ts";
import { createTraining, type Training } from "../../network/learning/training.ts";
import { projectPath } from "../files.ts";
import type { LessonContext } from "./lesson.ts";

/** The article's training before its first step: its rows, its start, its rate. */
export function articleTraining({ data: { rows, labels }, engine }: LessonContext): Training {
  const { W1, b1, W2, b2 } = JSON.parse(readFileSync(projectPath("data/article.json"), "utf8")).initial;
  const learned = rows.slice(0, 500).map((row) => row.map((score) => (score - 1) / 9));
  return createTraining({
    network: createNetwork({
      inputs: 9,
      layers: [
        { units: 15, activation: "relu" },
        { units: 1, activation: "sigmoid" },
      ],
    }),
    data: createDataset(learned, labels.slice(0, 500)),
    parameters: [...W1.flat(), ...b1.flat(), ...W2.flat(), ...b2.flat()],
    engine,
    options: { optimizer: "sgd", learningRate: 0.07, batchSize: "full", epochs: 67_000 },
  });
}

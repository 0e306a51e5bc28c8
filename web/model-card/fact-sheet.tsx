import { isWisconsin } from "../../data/wisconsin.ts";
import type { ModelFile } from "../../model/file/model-file.ts";
import { FactList } from "../components/fact-list.tsx";
import { grouped } from "../format.ts";

/** The model's facts, its intended use and its downloads. */
export function FactSheet({ file }: { file: ModelFile }) {
  const { name, version, features, layers, recipe, seed, data, threshold, predictionSets, scaling } = file;
  const shape = [features.length, ...layers.map(({ b }) => b.length)].join(" → ");
  const { training } = recipe;
  const facts: readonly (readonly [string, string])[] = [
    ["Name", name],
    ["Version", `${version} (hash of the model file)`],
    ["Architecture", `${shape}; ${layers.map(({ activation }) => activation).join(", ")}`],
    ["Inputs", `scores from 1 to 10, ${scaling.name} scaling`],
    ["Training", `${training.optimizer.name}, ${grouped(training.epochs)} epochs, ${trainingExtras(training)}`],
    ["Seed", `${seed}`],
    ["Data", `${data.used} of ${data.rows} rows${excluded(data)}`],
    ...(isWisconsin(data)
      ? []
      : ([
          ["Source of the data", data.stated?.source ?? "not stated"],
          ["Licence of the data", data.stated?.licence ?? "not stated"],
          ["File of the data", data.stated?.file ?? "not known"],
        ] as const)),
    ["SHA-256 of the data", data.sha256],
    ["Decision threshold", `${Math.round(threshold * 1000) / 10}% (malignant at or above)`],
    ["Prediction sets", `${Math.round(predictionSets.coverage * 100)}% coverage in each class`],
  ];
  return (
    <section class="fact-sheet" aria-labelledby="facts-title">
      <h2 id="facts-title" class="visually-hidden">
        Facts
      </h2>
      <FactList facts={facts} />
      <aside class="use">
        <h3>Intended use</h3>
        <p>Learning and research: how a small network for cytology works, how certain it is, and what a transparent API looks like.</p>
        <h3>Not for</h3>
        <p>
          Any decision about a person’s care.{" "}
          {isWisconsin(data)
            ? `The model was trained on ${data.used} rows of fine-needle aspirates from one hospital (1989 to 1991), all scored by one physician; its performance elsewhere is unknown.`
            : "The facts on this page are all that is known about its data; its performance on other data is unknown."}
        </p>
        <h3>Downloads</h3>
        <ul class="plain-list">
          <li>
            <a href="/api/v1/model/weights" download="cytonet.json">
              Weights (JSON)
            </a>
          </li>
          <li>
            <a href="/api/v1/model/onnx" download="cytonet.onnx">
              Network (ONNX)
            </a>
          </li>
          <li>
            <a href="/api/v1/model">Model card (JSON)</a>
          </li>
          <li>
            <a href="/data">Data, TRIPOD+AI and change log</a>
          </li>
        </ul>
      </aside>
    </section>
  );
}

/** How many rows training left out; of the Wisconsin data it is known why. */
function excluded(data: ModelFile["data"]): string {
  const count = data.rows - data.used;
  if (count === 0) return "";
  return isWisconsin(data) ? ` (${count} with a missing score excluded)` : ` (${count} excluded)`;
}

function trainingExtras({ inputNoise, l2, l1, learningRate, batchSize, constraint }: ModelFile["recipe"]["training"]): string {
  return [
    `learning rate ${learningRate}`,
    batchSize === "full" ? "full batch" : `batches of ${batchSize}`,
    ...(inputNoise > 0 ? [`input noise ${inputNoise}`] : []),
    ...(l2 > 0 ? [`L2 decay ${l2}`] : []),
    ...(l1 > 0 ? [`L1 decay ${l1}`] : []),
    ...(constraint ? [`${constraint} weights`] : []),
  ].join(", ");
}

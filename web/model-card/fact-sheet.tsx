import { isWisconsin } from "../../data/wisconsin.ts";
import type { ModelFile } from "../../model/file/model-file.ts";

/** The model's facts, its intended use and its downloads. */
export function FactSheet({ file }: { file: ModelFile }) {
  const { name, version, features, layers, recipe, seed, data, threshold, predictionSets, scaling } = file;
  const shape = [features.length, ...layers.map(({ b }) => b.length)].join(" → ");
  const { training } = recipe;
  const facts: readonly (readonly [string, string])[] = [
    ["Name", name],
    ["Version", `${version}, the hash of everything in the file`],
    ["Shape", `${shape}; ${layers.map(({ activation }) => activation).join(", ")}`],
    ["Inputs", `scores from 1 to 10, scaled by ${scaling.name}`],
    ["Training", `${training.optimizer.name}, ${training.epochs.toLocaleString("en")} epochs, ${trainingExtras(training)}`],
    ["Seed", `${seed}`],
    ["Data", `${data.used} of ${data.rows} samples, those without an unknown score`],
    ...(isWisconsin(data)
      ? []
      : ([
          ["Data, source", data.stated?.source ?? "not stated"],
          ["Data, licence", data.stated?.licence ?? "not stated"],
          ["Data, file", data.stated?.file ?? "not known"],
        ] as const)),
    ["Data, SHA-256", data.sha256],
    ["Called malignant", `from ${Math.round(threshold * 1000) / 10}%`],
    ["Prediction sets", `at ${Math.round(predictionSets.coverage * 100)}% coverage`],
  ];
  return (
    <section class="fact-sheet" aria-labelledby="facts-title">
      <h2 id="facts-title" class="visually-hidden">
        Facts
      </h2>
      <dl class="facts">
        {facts.map(([term, text]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      <aside class="use">
        <h3>Meant for</h3>
        <p>Learning and research: how a small network on cytology works, how sure it is, and what an honest API looks like.</p>
        <h3>Not meant for</h3>
        <p>
          Any decision about anyone.{" "}
          {isWisconsin(data)
            ? "Its data are 699 rows of fine-needle aspirates from one hospital (1989 to 1991), all scored by one physician. Performance elsewhere is unknown."
            : "What is known of its data is in the table beside. Figures on them are not figures for any other data."}
        </p>
        <h3>Take it along</h3>
        <ul class="plain-list">
          <li>
            <a href="/api/v1/model/weights" download="cytonet.json">
              The weights as JSON
            </a>
          </li>
          <li>
            <a href="/api/v1/model/onnx" download="cytonet.onnx">
              The network as ONNX
            </a>
          </li>
          <li>
            <a href="/api/v1/model">The card as JSON</a>
          </li>
          <li>
            <a href="/data">The data, TRIPOD+AI and changes of the model</a>
          </li>
        </ul>
      </aside>
    </section>
  );
}

function trainingExtras({ inputNoise, l2, l1, learningRate, batchSize, constraint }: ModelFile["recipe"]["training"]): string {
  return [
    `rate ${learningRate}`,
    batchSize === "full" ? "full batch" : `batches of ${batchSize}`,
    ...(inputNoise > 0 ? [`input noise ${inputNoise}`] : []),
    ...(l2 > 0 ? [`L2 decay ${l2}`] : []),
    ...(l1 > 0 ? [`L1 decay ${l1}`] : []),
    ...(constraint ? [`${constraint} weights`] : []),
  ].join(", ");
}

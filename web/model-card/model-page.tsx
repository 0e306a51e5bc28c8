import type { ModelFile } from "../../model/file/model-file.ts";
import json from "../../worker/model.json";
import { still } from "../components/still.tsx";
import { useHydrated } from "../use-hydrated.ts";
import { EvaluationSections } from "./evaluation-sections.tsx";
import { FactSheet } from "./fact-sheet.tsx";
import { Weights } from "./weights.tsx";

const StillFactSheet = still("facts", FactSheet);
const StillWeights = still("weights", Weights);

const file = json as unknown as ModelFile;

/** The Model page: what the model is, what it was trained on, how well it performs and where it fails. */
export default function ModelPage() {
  useHydrated();
  return (
    <div class="page model">
      <header class="hero">
        <h1>The network in full</h1>
        <p class="lead">
          Every prediction on this site comes from{" "}
          {file.layers.reduce((sum, { W, b }) => sum + W.length * (W[0]?.length ?? 0) + b.length, 0)} numbers. Here is what they are, what
          they were learned from, and how far they can be trusted.
        </p>
      </header>
      <StillFactSheet file={file} />
      {file.report && <EvaluationSections report={file.report} threshold={file.threshold} data={file.data} />}
      <StillWeights file={file} />
    </div>
  );
}

import { useSignal } from "@preact/signals";
import { useLocation } from "preact-iso";
import type { ModelFile } from "../../../model/file/model-file.ts";
import { grouped } from "../../format.ts";
import type { OwnModelKey } from "../../own-model-key.ts";
import { saveFile } from "../../save-file.ts";
import type { LabState, Look, Run } from "../lab-state.ts";
import { obstacleToForm, obstacleToModel } from "./obstacles.ts";
import { addressOfRun } from "./run-address.ts";
import "../../styles/lab-take-away.css";

const ownModelKey: OwnModelKey = "cytonet-own-model";

/** The network as it stands, to keep: its weights, as ONNX, in the form, or as a link that trains it again. */
export function TakeAwayView({ lab }: { lab: LabState }) {
  const status = useSignal("");
  const { route } = useLocation();
  const run = lab.run.value;
  const obstacle = run && obstacleToModel(run);
  const formObstacle = obstacle ?? (run && obstacleToForm(run));
  /** Does something with the run as it stands; what it returns is said. */
  const act = (action: (run: Run, look: Look) => string | Promise<string>, blocked?: string) => async () => {
    const look = lab.look.peek();
    if (!run || !look || blocked) return;
    try {
      status.value = await action(run, look);
    } catch (reason) {
      status.value = `That did not work: ${reason instanceof Error ? reason.message : reason}.`;
    }
  };
  return (
    <section class="take-away" aria-labelledby="take-away-title">
      <h2 id="take-away-title">Take it away</h2>
      <p class="soft">
        The network as it stands, at the epoch that is shown. The file holds weights, scaling and the rows that it learned from, and states
        that the network has not been assessed.
      </p>
      {obstacle && <p>{obstacle}</p>}
      <div class="button-row">
        <button
          type="button"
          class="button quiet"
          aria-disabled={obstacle !== undefined}
          onClick={act(async (run, look) => {
            const file = await modelOf(run, look);
            saveFile(new Blob([`${JSON.stringify(file)}\n`], { type: "application/json" }), "model.json");
            return `Saved model.json, version ${file.version}: npm run predict -- --model model.json reads it.`;
          }, obstacle)}
        >
          Save weights
        </button>
        <button
          type="button"
          class="button quiet"
          aria-disabled={obstacle !== undefined}
          onClick={act(async (run, look) => {
            const file = await modelOf(run, look);
            const { toOnnx } = await import("../../../model/onnx/onnx.ts");
            saveFile(new Blob([toOnnx(file) as BlobPart], { type: "application/octet-stream" }), "cytonet.onnx");
            return `Saved cytonet.onnx, version ${file.version}.`;
          }, obstacle)}
        >
          Save as ONNX
        </button>
        <button
          type="button"
          class="button quiet"
          aria-disabled={formObstacle !== undefined}
          onClick={act(async (run, look) => {
            sessionStorage.setItem(ownModelKey, JSON.stringify(await modelOf(run, look)));
            route("/");
            return "";
          }, formObstacle)}
        >
          Use in the form
        </button>
        <button
          type="button"
          class="button quiet"
          onClick={act(async (_, { epoch }) => {
            const { absolute } = addressOfRun(location.href, epoch);
            await navigator.clipboard.writeText(absolute);
            return `Link to epoch ${grouped(epoch)} copied: whoever opens it trains the same network, to the last bit.`;
          })}
        >
          Copy link
        </button>
      </div>
      {!obstacle && formObstacle && <p class="soft">{formObstacle}</p>}
      <p class="take-away-status" role="status">
        {status.value}
      </p>
    </section>
  );
}

/** The run at this moment as a model file. What makes it is loaded first, so the numbers are copied before. */
async function modelOf(run: Run, look: Look): Promise<ModelFile> {
  const numbers = { ...look.numbers, parameters: Float64Array.from(look.numbers.parameters) };
  const { modelOfRun } = await import("./run-model.ts");
  return modelOfRun(run, { numbers }, nameOf(run, look));
}

/** The address that leads to these parameters, and how many steps after it. */
function nameOf({ ready }: Run, { epoch, step }: Look): string {
  const further = step - epoch * ready.stepsPerEpoch;
  return addressOfRun(location.href, epoch).relative + (further > 0 ? ` and ${further} steps` : "");
}

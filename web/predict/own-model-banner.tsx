import { useCallback } from "preact/hooks";
import type { Model } from "../../model/file/model.ts";
import type { ModelFile } from "../../model/file/model-file.ts";
import { parseModel } from "../../model/file/parse.ts";
import type { OwnModelKey } from "../own-model-key.ts";
import type { OwnModel } from "./own-model.ts";
import "../styles/own-model.css";

const ownModelKey: OwnModelKey = "cytonet-own-model";

/** The visitor's own model with its words; undefined where the text is not that of a model file. */
export function openOwnModel(text: string): { model: Model; own: OwnModel } | undefined {
  try {
    return { model: parseModel(JSON.parse(text)), own };
  } catch {
    return undefined;
  }
}

const own: OwnModel = {
  name: "own network, not assessed,",
  certainty: {
    certain: false,
    title: "Not assessed",
    sentence: "Nobody knows how often your own network errs, so it rules out neither class.",
  },
  checked: "Computed in your browser. The server does not have your network.",
};

/** What the model is, and the way back to the deployed one. `reload` loads the model anew. */
export function OwnModelBanner({ file: { recipe, version }, reload }: { file: ModelFile; reload: () => void }) {
  const leave = useCallback(() => {
    // The button is about to disappear.
    document.getElementById("main")?.focus();
    sessionStorage.removeItem(ownModelKey);
    reload();
  }, [reload]);
  const [address = ""] = recipe.name.split(" ");
  return (
    <aside class="own-model" aria-label="Your own network">
      <p>
        <strong>This is your own network, not assessed.</strong> It was trained in the lab (version {version}). Nobody knows how often it
        errs: every prediction set holds both classes, every assessment is indeterminate, and unusual samples are not detected. The server
        check is off, and the other pages use the deployed model.
      </p>
      <div class="button-row">
        <button type="button" class="button small" onClick={leave}>
          Back to the deployed model
        </button>
        {address.startsWith("/lab") && <a href={address}>Its experiment</a>}
      </div>
    </aside>
  );
}

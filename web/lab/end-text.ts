import { grouped } from "../format.ts";
import type { LabState } from "./lab-state.ts";
import { epochOf } from "./progress.ts";

/** How a run has ended and which of its networks is shown; empty while it has not ended, and where it stands after its last epoch. */
export function endText({
  phase,
  endReason,
  endEpoch,
  look,
  run,
}: Pick<LabState, "phase" | "endReason" | "endEpoch" | "look" | "run">): string {
  if (phase.value !== "ended") return "";
  const epoch = endEpoch.value ?? 0;
  const shown = epochOf(look.value);
  const isBack = shown < epoch;
  if (endReason.value === "diverged")
    return `Diverged after epoch ${grouped(epoch)}: the next step gives numbers that are not finite. The last finite network is shown. Try a lower learning rate.`;
  if (endReason.value === "epochs")
    return isBack
      ? `All ${grouped(epoch)} epochs are done. The network of epoch ${grouped(shown)} is shown: it had the lowest held-out loss.`
      : "";
  const patience = run.value?.experiment.recipe.training.earlyStopping?.patience ?? 0;
  const network = isBack ? ` The network of epoch ${grouped(shown)} is shown.` : "";
  return `Stopped at epoch ${grouped(epoch)}: no lower held-out loss for ${grouped(patience)} ${patience === 1 ? "epoch" : "epochs"}.${network}`;
}

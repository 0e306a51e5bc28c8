import { grouped } from "../format.ts";
import type { BatchState } from "./batch-state.ts";
import type { BatchCheck } from "./server-check-state.ts";

/** The switch that compares every prediction with the server's. */
export function ServerCheck({ state }: { state: BatchState }) {
  return (
    <div class="batch-check">
      <label class="switch">
        <input
          type="checkbox"
          disabled={state.phase.value !== "done"}
          checked={state.serverCheck.value.state !== "off"}
          onChange={({ currentTarget }) => {
            if (currentTarget.checked) state.checkWithServer();
            else state.stopServerCheck();
          }}
        />
        <span>Check against the server</span>
      </label>
      <p class="soft" role="status">
        {textOf(state.serverCheck.value)}
      </p>
    </div>
  );
}

function textOf(check: BatchCheck): string {
  switch (check.state) {
    case "off":
      return "Off: nothing leaves your browser. On: the nine scores and the prevalence are sent, and each prediction is compared.";
    case "pending":
      return `Checking… ${grouped(check.checked)} rows so far.`;
    case "waiting":
      return `${grouped(check.checked)} rows so far. The server asks for a pause of ${grouped(check.seconds)} seconds.`;
    case "agrees":
      return `Browser and server give identical results for all ${grouped(check.checked)} rows.`;
    case "differs":
      return `Browser and server disagree on ${grouped(check.differing)} of ${grouped(check.checked)} rows, the first on line ${grouped(check.firstLine)}. Rely on neither, and reload the page.`;
    case "other-model":
      return `The server is running a different model (${check.version}), so the results cannot be compared. Reload the page.`;
    case "failed":
      return `The server could not check the results: ${check.detail}`;
  }
}

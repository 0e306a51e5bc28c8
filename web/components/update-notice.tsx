import { applyUpdate, waitingUpdate } from "../offline/updates-state.ts";

/** Announces that a new version of the site is available. */
export function UpdateNotice() {
  const update = waitingUpdate.value;
  return (
    <div role="status" class="update-notice" hidden={!update}>
      {update && (
        <p>
          {update.model ? (
            <>
              A new version is available, with model <code>{update.model}</code>.
            </>
          ) : (
            "A new version is available."
          )}{" "}
          <button type="button" class="button small" onClick={() => applyUpdate()}>
            Reload
          </button>
        </p>
      )}
    </div>
  );
}

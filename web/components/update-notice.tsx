import { applyUpdate, waitingUpdate } from "../offline/updates-state.ts";

/** Announces that a newer version of the site is ready to load. */
export function UpdateNotice() {
  const update = waitingUpdate.value;
  return (
    <div role="status" class="update-notice" hidden={!update}>
      {update && (
        <p>
          {update.model ? (
            <>
              A newer version is ready, with model <code>{update.model}</code>.
            </>
          ) : (
            "A newer version is ready."
          )}{" "}
          <button type="button" class="button small" onClick={() => applyUpdate()}>
            Load it
          </button>
        </p>
      )}
    </div>
  );
}

import { useSignal } from "@preact/signals";
import type { ComponentType } from "preact";
import { useCallback, useEffect } from "preact/hooks";

/** A control in a script of its own, which is loaded once the chapter can be read. `load` may also wait for what the control needs. */
export function lateControl(load: () => Promise<ComponentType>): ComponentType {
  return function LateControl() {
    const control = useSignal<{ readonly Control: ComponentType } | undefined>(undefined);
    const hasFailed = useSignal(false);
    const start = useCallback(() => {
      hasFailed.value = false;
      load().then(
        (Control) => {
          control.value = { Control };
        },
        () => {
          hasFailed.value = true;
        },
      );
    }, []);
    useEffect(start, []);
    if (control.value) return <control.value.Control />;
    return (
      <div class="control-room">
        {hasFailed.value && (
          <p class="error">
            This could not be loaded.{" "}
            <button type="button" class="button quiet small" onClick={start}>
              Try again
            </button>
          </p>
        )}
      </div>
    );
  };
}

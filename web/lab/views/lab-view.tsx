import { useSignal } from "@preact/signals";
import type { ComponentType } from "preact";
import { useEffect, useMemo, useRef } from "preact/hooks";
import type { LabState } from "../lab-state.ts";
import { gated } from "./gate.ts";

/** How near the window a view must be to be kept up to date. */
const NEAR = "200px";

/** A view that follows the training only while it is in sight, or nearly. */
export function LabView({ lab, name, View }: { lab: LabState; name: string; View: ComponentType<{ lab: LabState }> }) {
  const frame = useRef<HTMLDivElement>(null);
  const isVisible = useSignal(false);
  const seen = useMemo(() => gated(lab, isVisible), [lab, isVisible]);
  useEffect(() => {
    const observer = new IntersectionObserver(
      (entries) => {
        isVisible.value = entries.at(-1)?.isIntersecting ?? false;
      },
      { rootMargin: NEAR },
    );
    if (frame.current) observer.observe(frame.current);
    return () => observer.disconnect();
  }, [isVisible]);
  return (
    <div ref={frame} class="lab-view" data-view={name}>
      <View lab={seen} />
    </div>
  );
}

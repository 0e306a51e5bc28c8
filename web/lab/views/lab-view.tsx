import { useSignal } from "@preact/signals";
import type { ComponentType } from "preact";
import { useEffect, useMemo, useRef } from "preact/hooks";
import type { LabState } from "../lab-state.ts";
import { gated } from "./gate.ts";

/** How near the window a view must be to be kept up to date. */
const NEAR = "200px";

/** Milliseconds after which also views that are far down are drawn once, for whoever reads or searches the whole page. */
const PATIENCE = 3_000;

/** A view that is drawn when it comes into sight, or after a while, and follows the training only while it is in sight. */
export function LabView({ lab, name, View }: { lab: LabState; name: string; View: ComponentType<{ lab: LabState }> }) {
  const frame = useRef<HTMLDivElement>(null);
  const isVisible = useSignal(false);
  const isDrawn = useSignal(false);
  const seen = useMemo(() => gated(lab, isVisible), [lab, isVisible]);
  useEffect(() => {
    const observer = new IntersectionObserver(
      (entries) => {
        isVisible.value = entries.at(-1)?.isIntersecting ?? false;
        isDrawn.value ||= isVisible.value;
      },
      { rootMargin: NEAR },
    );
    if (frame.current) observer.observe(frame.current);
    const timer = setTimeout(() => {
      isDrawn.value = true;
    }, PATIENCE);
    return () => {
      observer.disconnect();
      clearTimeout(timer);
    };
  }, [isVisible, isDrawn]);
  return (
    <div ref={frame} class="lab-view" data-view={name}>
      {isDrawn.value && <View lab={seen} />}
    </div>
  );
}

import { type ReadonlySignal, useSignal } from "@preact/signals";
import type { RefObject } from "preact";
import { useEffect, useRef } from "preact/hooks";

/** How near the window something must be for its scripts to be loaded. */
const NEAR = "200px";

/** Milliseconds after which also what is far down is loaded, for whoever reads or searches the whole page. */
const PATIENCE = 3_000;

/** Whether an element has come near the window, or has waited long enough: false first, then true for good. */
export function useNear<E extends Element>(): [place: RefObject<E | null>, isNear: ReadonlySignal<boolean>] {
  const place = useRef<E>(null);
  const isNear = useSignal(false);
  useEffect(() => {
    const observer = new IntersectionObserver((entries) => entries.some(({ isIntersecting }) => isIntersecting) && stop(), {
      rootMargin: NEAR,
    });
    if (place.current) observer.observe(place.current);
    const timer = setTimeout(stop, PATIENCE);
    function stop() {
      isNear.value = true;
      leave();
    }
    function leave() {
      observer.disconnect();
      clearTimeout(timer);
    }
    return leave;
  }, [isNear]);
  return [place, isNear];
}

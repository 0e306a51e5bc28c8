import { useEffect, useRef } from "preact/hooks";

/** Milliseconds between two pictures where motion is to be reduced. */
const RARE = 500;

/** Calls `onFrame` before each picture while `isRunning`; where motion is to be reduced, twice a second. Stops while the page is hidden. */
export function useFrames(isRunning: boolean, onFrame: () => void): void {
  const latest = useRef(onFrame);
  latest.current = onFrame;
  useEffect(() => {
    if (!isRunning) return;
    const isReduced = matchMedia("(prefers-reduced-motion: reduce)").matches;
    let shown = 0;
    let request = requestAnimationFrame(function frame(now) {
      if (!isReduced || now - shown >= RARE) {
        shown = now;
        latest.current();
      }
      request = requestAnimationFrame(frame);
    });
    return () => cancelAnimationFrame(request);
  }, [isRunning]);
}

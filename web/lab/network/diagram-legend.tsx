import { NegativePattern } from "./negative-pattern.tsx";

/** How the diagram tells weights apart, with a sample of each. */
export function DiagramLegend() {
  return (
    <ul class="diagram-legend soft">
      <li>
        <svg viewBox="0 0 36 8" width="36" height="8" aria-hidden="true">
          <path class="bar positive" d="M0 1h36v6h-36z" />
        </svg>{" "}
        Orange: positive weight
      </li>
      <li>
        <svg viewBox="0 0 36 8" width="36" height="8" aria-hidden="true">
          <NegativePattern id="legend-negative" />
          <path class="bar negative" d="M0 1h36v6h-36z" fill="url(#legend-negative)" />
        </svg>{" "}
        Teal, striped: negative weight
      </li>
      <li>Thicker is larger</li>
    </ul>
  );
}

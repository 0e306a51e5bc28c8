import type { ComponentChildren } from "preact";

/** Figures that follow from what the visitor moves, each with its name. */
export function Readout({ figures }: { figures: readonly (readonly [name: string, value: ComponentChildren])[] }) {
  return (
    <dl class="readout">
      {figures.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

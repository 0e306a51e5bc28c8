import type { ComponentChildren } from "preact";

/** Facts as a list of terms, each with its text. */
export function FactList({ facts }: { facts: readonly (readonly [term: string, text: ComponentChildren])[] }) {
  return (
    <dl class="facts">
      {facts.map(([term, text]) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  );
}

import type { ComponentChildren } from "preact";

/** Holds what may be wider than the page. It can be reached and scrolled by keyboard. */
export function ScrollRegion({
  labelledBy,
  class: name = "",
  children,
}: {
  labelledBy: string;
  class?: string;
  children: ComponentChildren;
}) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: without a tab stop the keyboard could not scroll it.
    <section class={`table-scroll ${name}`} tabIndex={0} aria-labelledby={labelledBy}>
      {children}
    </section>
  );
}

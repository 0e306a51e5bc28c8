import type { ComponentChildren, Ref } from "preact";

/** The accessible name: a text, or the id of an element that holds it. */
type Name = { readonly label: string; readonly labelledBy?: never } | { readonly labelledBy: string; readonly label?: never };

/** A container for content wider than the page, reachable and scrollable by keyboard. */
export function ScrollRegion({
  label,
  labelledBy,
  class: name = "",
  region,
  children,
}: Name & { class?: string; region?: Ref<HTMLElement>; children: ComponentChildren }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: without a tab stop it could not be scrolled by keyboard.
    <section ref={region ?? null} class={`scroll-region ${name}`} tabIndex={0} aria-label={label} aria-labelledby={labelledBy}>
      {children}
    </section>
  );
}

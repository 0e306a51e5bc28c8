import type { ComponentChildren } from "preact";
import { useId } from "preact/hooks";

/** A drawing in SVG with its caption. `label` says in a sentence what it shows, for those who do not see it. */
export function Drawing({
  label,
  width = 400,
  height,
  caption,
  children,
}: {
  label: string;
  width?: number;
  height: number;
  caption?: ComponentChildren;
  children: ComponentChildren;
}) {
  const id = useId();
  return (
    <figure class="drawing">
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label} aria-describedby={caption ? id : undefined}>
        {children}
      </svg>
      {caption && <figcaption id={id}>{caption}</figcaption>}
    </figure>
  );
}

import type { ComponentType } from "preact";
import { useMemo } from "preact/hooks";

/**
 * A component without behaviour, which costs nothing to hydrate: where the build's HTML for it is in the document already, that HTML
 * is left as it is. `id` must be unique on its page.
 */
export function still<P extends object>(id: string, Content: ComponentType<P>): ComponentType<P> {
  return function Still(props: P) {
    const isThere = useMemo(() => typeof document !== "undefined" && document.getElementById(id) !== null, []);
    // While it hydrates, Preact leaves alone what is said to be set as HTML, and nothing is ever set.
    if (isThere) return <div id={id} class="still" dangerouslySetInnerHTML={{ __html: "" }} />;
    return (
      <div id={id} class="still">
        <Content {...props} />
      </div>
    );
  };
}

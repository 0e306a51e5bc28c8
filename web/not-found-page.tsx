import { FieldOfView } from "./components/field-of-view.tsx";
import { pages } from "./pages.ts";

/** The page for a URL that does not exist. */
export function NotFoundPage() {
  return (
    <div class="page not-found">
      <FieldOfView scores={[]} />
      <div>
        <h1>Page not found</h1>
        <p class="lead">There is no page at this address. It may have been mistyped, or the page may have moved.</p>
        <ul class="plain-list">
          {pages
            .filter(({ label }) => label)
            .map(({ path, title }) => (
              <li key={path}>
                <a href={path}>{title.replace(" · cytonet", "")}</a>
              </li>
            ))}
        </ul>
      </div>
    </div>
  );
}

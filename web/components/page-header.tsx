import { useEffect, useRef } from "preact/hooks";
import { useLocation } from "preact-iso";
import { pages } from "../pages.ts";

/** The name of the site and its navigation, above a ruler drawn like a stage micrometer. */
export function PageHeader() {
  const { path } = useLocation();
  const navigation = useRef<HTMLElement>(null);
  // Where the pages do not fit side by side, the present one is scrolled into the middle. The page itself stays where it is.
  useEffect(() => {
    const list = navigation.current;
    const link = list?.querySelector<HTMLElement>("[aria-current]");
    if (list && link) list.scrollLeft = link.offsetLeft - (list.clientWidth - link.offsetWidth) / 2;
  }, [path]);
  return (
    <header class="page-header">
      <div class="page-header-row">
        <a class="wordmark" href="/" onClick={path === "/" ? stay : undefined} aria-label="cytonet home">
          <Mark />
          cytonet
        </a>
        <nav aria-label="Pages" ref={navigation}>
          <ul>
            {pages
              .filter(({ label }) => label)
              .map((page) => (
                <li key={page.path}>
                  <a href={page.path} aria-current={currentness(page.path, path)} onClick={page.path === path ? stay : undefined}>
                    {page.label}
                  </a>
                </li>
              ))}
          </ul>
        </nav>
      </div>
    </header>
  );
}

/** Whether a link of the navigation leads to the page on display, or to one above it. */
function currentness(link: string, path: string): "page" | "true" | undefined {
  if (link === path) return "page";
  return path.startsWith(`${link}/`) && link !== "/" ? "true" : undefined;
}

/** Goes to the top of the page on display. Its address stays as it is: it may hold what the visitor has entered. */
function stay(event: MouseEvent): void {
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  event.stopPropagation();
  scrollTo({ top: 0 });
}

/** The logo: a cell with an off-centre nucleus. */
function Mark() {
  return (
    <svg class="mark" viewBox="0 0 32 32" width="32" height="32" aria-hidden="true">
      <circle class="mark-field" cx="16" cy="16" r="15" />
      <path class="mark-cell" d="M16 5.5c6 0 10.5 4.2 10.5 10S22 26.5 15.5 26.5 5 22 5.5 15.5 10 5.5 16 5.5Z" />
      <circle class="mark-nucleus" cx="18.5" cy="17.5" r="4.8" />
      <circle class="mark-nucleolus" cx="20" cy="16" r="1.3" />
    </svg>
  );
}

import { useLocation } from "preact-iso";
import { pageAt } from "../pages.ts";

/** The notice, the source of the data, what becomes of what is entered, and links to the project. */
export function PageFooter() {
  const { path } = useLocation();
  const { privacy } = pageAt(path);
  return (
    <footer class="page-footer">
      <div class="page-footer-row">
        <p class="notice">
          <strong>For education and research. Not a medical device.</strong> Nothing on this site is a diagnosis, and it must not be used to
          guide anyone’s care.
        </p>
        <p>
          Example data: W. H. Wolberg, <cite>Breast Cancer Wisconsin (Original)</cite>, UCI Machine Learning Repository, 1990,{" "}
          <a href="https://doi.org/10.24432/C5HP4Z">doi 10.24432/C5HP4Z</a>, licensed{" "}
          <a href="https://creativecommons.org/licenses/by/4.0/">CC BY 4.0</a>. 699 fine-needle aspirates, scored by one physician in
          Madison, 1989 to 1991.
        </p>
        <p>No cookies, no tracking. {privacy}</p>
        <ProjectLinks />
      </div>
    </footer>
  );
}

/** Links to what package.json names. */
function ProjectLinks() {
  const { source, issues, article, licence } = import.meta.env.PROJECT;
  const links = [
    [source, "Source code"],
    [issues, "Report an error"],
    [article, "The article behind this project"],
    [licence && `https://spdx.org/licenses/${licence}.html`, `${licence} licence`],
  ] as const;
  return (
    <ul class="project-links">
      {links.map(
        ([href, text]) =>
          href && (
            <li key={text}>
              <a href={href}>{text}</a>
            </li>
          ),
      )}
    </ul>
  );
}

import { chapters } from "./chapters.ts";
import { progress } from "./progress.ts";

/** All chapters as the marks of a ruler: where the visitor is, and which questions are answered. */
export function ChapterRail({ current }: { current: number }) {
  return (
    <nav class="chapter-rail" aria-label="Chapters">
      <ol>
        {chapters.map(({ slug, title }, i) => (
          <li key={slug}>
            <a
              href={`/learn/${slug}`}
              aria-current={i === current ? "page" : undefined}
              aria-label={`${i + 1}. ${title}${slug in progress.value ? ", answered" : ""}`}
              title={title}
              data-answered={slug in progress.value ? "" : undefined}
            >
              {i + 1}
            </a>
          </li>
        ))}
      </ol>
    </nav>
  );
}

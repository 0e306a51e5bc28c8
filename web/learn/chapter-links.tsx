import type { ChapterEntry } from "./chapters.ts";

/** The way to the chapter before and to the one after; before the first and after the last are the contents. */
export function ChapterLinks({ previous, next }: { previous: ChapterEntry | undefined; next: ChapterEntry | undefined }) {
  return (
    <nav class="chapter-links" aria-label="Previous and next chapter">
      <a href={previous ? `/learn/${previous.slug}` : "/learn"} rel="prev">
        <span>{previous ? "Previous" : "Back to"}</span> {previous?.title ?? "All chapters"}
      </a>
      <a href={next ? `/learn/${next.slug}` : "/learn"} rel="next">
        <span>{next ? "Next" : "Back to"}</span> {next?.title ?? "All chapters"}
      </a>
    </nav>
  );
}

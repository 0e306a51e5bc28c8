import { useEffect } from "preact/hooks";
import { useRoute } from "preact-iso";
import { NotFoundPage } from "../not-found-page.tsx";
import { notFoundPage } from "../pages.ts";
import { contents } from "./chapter-contents.ts";
import { ChapterLinks } from "./chapter-links.tsx";
import { ChapterRail } from "./chapter-rail.tsx";
import { chapters } from "./chapters.ts";
import { readProgress } from "./progress.ts";
import "../styles/learn.css";

/** Loads the content of the chapter at a path. */
export async function preloadChapter(path: string): Promise<void> {
  await contents[path.replace("/learn/", "")]?.preload();
}

/** One chapter of the lessons, at /learn/SLUG. */
export default function ChapterPage() {
  const { slug } = useRoute().params;
  const index = chapters.findIndex((entry) => entry.slug === slug);
  const chapter = chapters[index];
  useEffect(() => readProgress(), []);
  useEffect(() => {
    document.title = chapter ? `${chapter.title} · cytonet` : notFoundPage.title;
    // The next one is likely to be wanted soon.
    contents[chapters[index + 1]?.slug ?? ""]?.preload();
  }, [chapter, index]);
  if (!chapter) return <NotFoundPage />;
  const Content = contents[chapter.slug];
  return (
    <article class="page learn chapter">
      <ChapterRail current={index} />
      <header class="chapter-head">
        <p class="chapter-number">
          Chapter {index + 1} of {chapters.length}
        </p>
        <h1>{chapter.title}</h1>
        <p class="lead">{chapter.idea}</p>
      </header>
      {Content && <Content key={chapter.slug} />}
      <ChapterLinks previous={chapters[index - 1]} next={chapters[index + 1]} />
    </article>
  );
}

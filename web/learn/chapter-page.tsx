import { useEffect } from "preact/hooks";
import { useRoute } from "preact-iso";
import { NotFoundPage } from "../not-found-page.tsx";
import { useHydrated } from "../use-hydrated.ts";
import { chapters } from "./chapters.ts";
import "../styles/learn.css";

/** One chapter of the lessons, at /learn/SLUG. */
export default function ChapterPage() {
  useHydrated();
  const { slug } = useRoute().params;
  const chapter = chapters.find((entry) => entry.slug === slug);
  useEffect(() => {
    if (chapter) document.title = `${chapter.title} · cytonet`;
  }, [chapter]);
  if (!chapter) return <NotFoundPage />;
  return (
    <div class="page learn">
      <h1>{chapter.title}</h1>
      <p class="lead">{chapter.idea}</p>
    </div>
  );
}

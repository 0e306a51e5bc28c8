import { useEffect } from "preact/hooks";
import { useHydrated } from "../use-hydrated.ts";
import { ArticleLink } from "./article-link.tsx";
import { contents } from "./chapter-contents.ts";
import { chapters } from "./chapters.ts";
import { forgetProgress, progress, readProgress } from "./progress.ts";
import "../styles/learn.css";

/** The contents of the lessons, with the visitor's progress. */
export default function LearnPage() {
  useHydrated();
  useEffect(() => readProgress(), []);
  const answered = chapters.filter(({ slug }) => slug in progress.value).length;
  return (
    <div class="page learn">
      <header class="hero">
        <h1>How a network learns</h1>
        <p class="lead">
          Thirteen short chapters, from nine scores on paper to the prediction on this site. Each has one idea, a question to guess at, a
          fact from data, and something to move. They need no programming, and only a little mathematics: slopes, and in chapter 8 the chain
          rule.
        </p>
      </header>
      <ol class="chapter-list">
        {chapters.map(({ slug, title, idea }) => (
          <li key={slug} data-answered={slug in progress.value ? "" : undefined}>
            <a href={`/learn/${slug}`} onPointerEnter={() => contents[slug]?.preload()} onFocus={() => contents[slug]?.preload()}>
              {title}
            </a>
            {slug in progress.value && <span class="chapter-answered">answered</span>}
            <p>{idea}</p>
          </li>
        ))}
      </ol>
      <p class="chapter-progress" hidden={answered === 0}>
        {answered} of {chapters.length} questions answered. Your answers are kept in this browser alone.{" "}
        <button type="button" class="button quiet small" onClick={() => forgetProgress()}>
          Start over
        </button>
      </p>
      <p class="soft chapter-source">
        The path is that of <ArticleLink />, which builds a network of this size from scratch. The words, the drawings and the figures here
        are our own: every figure is computed by this project from the same data, and where ours differs from the article’s we say so.
      </p>
    </div>
  );
}

import type { FunctionComponent } from "preact";
import { useHydrated } from "../use-hydrated.ts";
import type { Chapter } from "./chapter.ts";
import { QuestionForm } from "./question-form.tsx";

/** The component that shows the content of a chapter. */
export function createBody(slug: string, chapter: Chapter): FunctionComponent {
  const { Picture, Text, Fact, Control, pictureAfterQuestion, question, controlTitle, onward } = chapter;
  return function ChapterBody() {
    useHydrated();
    const picture = (
      <div class="chapter-picture">
        <h2 class="visually-hidden">In a picture</h2>
        <Picture />
      </div>
    );
    return (
      <>
        <div class="chapter-opening">
          <div class="chapter-text">
            <Text />
          </div>
          {!pictureAfterQuestion && picture}
        </div>
        <QuestionForm slug={slug} question={question}>
          <Fact />
        </QuestionForm>
        {pictureAfterQuestion && picture}
        <section class="chapter-control" aria-labelledby="control-title">
          <h2 id="control-title">{controlTitle}</h2>
          <Control />
        </section>
        <p class="chapter-onward">
          <a class="button quiet" href={onward.href}>
            {onward.text}
          </a>
        </p>
      </>
    );
  };
}

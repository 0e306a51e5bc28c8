import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useEffect, useId } from "preact/hooks";
import type { Question } from "./chapter.ts";
import { noteAnswer, progress } from "./progress.ts";

/**
 * The question of a chapter and what an answer reveals. The reveal is a `details`, which also opens by itself: without scripts that is
 * the only way to it.
 */
export function QuestionForm({ slug, question, children }: { slug: string; question: Question; children: ComponentChildren }) {
  const id = useId();
  const chosen = useSignal<number | undefined>(undefined);
  const isOpen = useSignal(false);
  const given = progress.value[slug];
  const answer = given === undefined ? undefined : question.answers[given];
  useEffect(() => {
    if (answer === undefined || isOpen.peek()) return;
    chosen.value = given;
    isOpen.value = true;
  }, [answer]);
  const check = (event: SubmitEvent) => {
    event.preventDefault();
    if (chosen.value === undefined) return;
    noteAnswer(slug, chosen.value);
    isOpen.value = true;
  };
  return (
    <section class="lesson-question">
      {/* Sent before the scripts run, a form of this method stays where it is. */}
      <form method="dialog" onSubmit={check}>
        <fieldset>
          <legend>
            <h2>{question.text}</h2>
          </legend>
          {question.answers.map(({ text }, i) => (
            <label key={text} class="lesson-answer" data-verdict={given === i && (answer?.isRight ? "right" : "wrong")}>
              <input
                type="radio"
                name={`${id}-answer`}
                required
                checked={chosen.value === i}
                onInput={() => {
                  chosen.value = i;
                }}
              />
              <span>{text}</span>
            </label>
          ))}
        </fieldset>
        <button type="submit" class="button">
          Check my answer
        </button>
        <p class="lesson-verdict" role="status">
          {answer && (
            <>
              <strong>{answer.isRight ? "Right." : "Not quite."}</strong> {answer.reason}
            </>
          )}
        </p>
      </form>
      <details
        class="reveal"
        open={isOpen.value}
        onToggle={({ currentTarget }) => {
          isOpen.value = currentTarget.open;
        }}
      >
        <summary>What the data say</summary>
        <div class="reveal-content">
          {children}
          <Reasons question={question} />
        </div>
      </details>
    </section>
  );
}

/** What each answer has for it or against it, shown without scripts and in print alone: otherwise an answer brings its own. */
function Reasons({ question: { answers } }: { question: Question }) {
  return (
    <ul class="lesson-reasons">
      {answers.map(({ text, isRight, reason }) => (
        <li key={text}>
          <strong>
            {text}: {isRight ? "right." : "not quite."}
          </strong>{" "}
          {reason}
        </li>
      ))}
    </ul>
  );
}

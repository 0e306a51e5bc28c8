import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { CodeBlock } from "../components/code-block.tsx";
import { Tabs } from "../components/tabs.tsx";
import { examples } from "../predict/examples.ts";
import { fromQuery, type Scores, toPredictionInput } from "../scores.ts";
import { useHydrated } from "../use-hydrated.ts";
import { visitorQuery } from "../visitor-sample.ts";
import { ProblemTypes } from "./problem-types.tsx";
import { Reference } from "./reference-view.tsx";
import { snippetsFor } from "./snippets.ts";
import { TryIt } from "./try-it.tsx";

/** The API page: code to copy, a request to try, and the reference. */
export default function ApiPage() {
  useHydrated();
  const { scores, prevalence, isVisitors } = sampleToShow();
  // The origin is known only in the browser.
  const origin = useSignal("https://your-site.example");
  useEffect(() => {
    origin.value = location.origin;
  }, [origin]);
  return (
    <div class="page api">
      <header class="hero">
        <h1>Ask from your own program</h1>
        <p class="lead">
          No key, no account, any origin. The edge runs the same network as this page and answers with the same bits. Every failure says
          what to do about it.
        </p>
      </header>
      <section class="section" aria-labelledby="quick-title">
        <h2 id="quick-title">Quick start</h2>
        <p class="soft">
          {isVisitors
            ? "Filled with the sample that you scored."
            : "Filled with a case of the data. Score a sample on the first page, and it stands here instead."}
        </p>
        <Tabs
          label="Language"
          tabs={snippetsFor(origin.value, scores, prevalence).map(({ language, code }) => ({
            name: language,
            content: <CodeBlock code={code} label={language} copyable />,
          }))}
        />
      </section>
      <TryIt scores={scores} />
      <ProblemTypes />
      <Reference />
    </div>
  );
}

function sampleToShow(): { scores: Scores; prevalence: number | undefined; isVisitors: boolean } {
  const read = fromQuery(visitorQuery.value);
  if (toPredictionInput(read.scores)) return { ...read, isVisitors: true };
  return { scores: examples[0]?.values ?? [], prevalence: undefined, isVisitors: false };
}

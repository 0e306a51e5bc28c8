import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { CodeBlock } from "../components/code-block.tsx";
import { Tabs } from "../components/tabs.tsx";
import { examples } from "../predict/examples.ts";
import { fromQuery, type Scores, toPredictionInput } from "../scores.ts";
import { useHydrated } from "../use-hydrated.ts";
import { visitorQuery } from "../visitor-sample.ts";
import { Limits } from "./limits.tsx";
import { ProblemTypes } from "./problem-types.tsx";
import { Reference } from "./reference-view.tsx";
import { batchSnippets, type Snippet, snippetsFor } from "./snippets.ts";
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
        <h1>Use the API</h1>
        <p class="lead">
          No key, no account, CORS open to any origin. The server runs the same network as this page and returns bit-identical results.
          Every error says how to fix it.
        </p>
      </header>
      <section class="section" aria-labelledby="quick-title">
        <h2 id="quick-title">Quick start</h2>
        <p class="soft">
          {isVisitors
            ? "Pre-filled with the sample that you scored."
            : "Pre-filled with a case from the training data. Enter scores on the Predict page and they appear here instead."}
        </p>
        <Snippets label="One sample" snippets={snippetsFor(origin.value, scores, prevalence)} />
        <h3>A whole file</h3>
        <p class="soft">
          A CSV table comes back with its own columns and the predictions; JSON comes back as a list with one prediction or error per
          sample.
        </p>
        <Snippets label="A whole file" snippets={batchSnippets(origin.value)} />
      </section>
      <TryIt scores={scores} />
      <ProblemTypes />
      <Limits />
      <Reference />
    </div>
  );
}

function Snippets({ label, snippets }: { label: string; snippets: readonly Snippet[] }) {
  return (
    <Tabs
      label={label}
      tabs={snippets.map(({ language, code }) => ({
        name: language,
        content: <CodeBlock code={code} label={`${label}: ${language}`} copyable />,
      }))}
    />
  );
}

function sampleToShow(): { scores: Scores; prevalence: number | undefined; isVisitors: boolean } {
  const read = fromQuery(visitorQuery.value);
  if (toPredictionInput(read.scores)) return { ...read, isVisitors: true };
  return { scores: examples[0]?.values ?? [], prevalence: undefined, isVisitors: false };
}

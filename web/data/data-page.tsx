import { isWisconsin, wisconsin } from "../../data/wisconsin.ts";
import { changes } from "../../model/card/changes.ts";
import { type OriginTexts, originTexts } from "../../model/card/origin.ts";
import { tripodItems } from "../../model/card/tripod.ts";
import type { ModelFile } from "../../model/file/model-file.ts";
import json from "../../worker/model.json";
import { FactList } from "../components/fact-list.tsx";
import { ScrollRegion } from "../components/scroll-region.tsx";
import { useHydrated } from "../use-hydrated.ts";
import { Citation } from "./citation.tsx";
import { Groups } from "./groups.tsx";

const file = json as unknown as ModelFile;

/** The Data page: where the rows come from, what to keep in mind of them, and how the model is reported. */
export default function DataPage() {
  useHydrated();
  const isOurs = isWisconsin(file.data);
  return (
    <div class="page data-page">
      <header class="hero">
        <h1>The data behind the model</h1>
        <p class="lead">
          Where the rows come from, what they cannot show, how to cite them, and the TRIPOD+AI checklist item by item. Performance figures
          are on the <a href="/model">Model page</a>.
        </p>
      </header>
      <Source origin={originTexts(file.data)} />
      {isOurs && <Groups groups={wisconsin.groups} />}
      <Rows data={file.data} distinct={file.background.rows.length} origin={originTexts(file.data)} />
      <Citation isWisconsin={isOurs} version={file.version} />
      {file.report && <Tripod items={tripodItems(file, file.report)} />}
      {isOurs && <Changes />}
    </div>
  );
}

function Source({ origin }: { origin: OriginTexts }) {
  const facts = [
    ["Source", origin.source],
    ["Dates", origin.dates],
    ["Setting", origin.setting],
    ["Selection", origin.eligibility],
    ["Diagnosis", origin.outcome],
    ["Scoring", origin.subjective],
    ["Blinding", origin.blinding],
    ["Licence", origin.availability],
  ] as const;
  return (
    <section class="section" aria-labelledby="source-title">
      <h2 id="source-title">Source</h2>
      <FactList facts={facts} />
    </section>
  );
}

function Rows({ data, distinct, origin }: { data: ModelFile["data"]; distinct: number; origin: OriginTexts }) {
  return (
    <section class="section" aria-labelledby="rows-title">
      <h2 id="rows-title">Rows, duplicates and unknown scores</h2>
      <ul class="findings">
        <li>
          {data.rows} rows, of which {data.used} are complete and used for training.
        </li>
        <li>
          Only {distinct} of the complete rows are distinct. Identical rows on both sides of a split make performance look better than it
          is, so every figure is also reported for folds that keep identical rows together.
        </li>
        <li>{origin.incomplete}</li>
        <li>{origin.participants}</li>
        <li>{origin.characteristics}</li>
      </ul>
    </section>
  );
}

function Tripod({ items }: { items: ReturnType<typeof tripodItems> }) {
  return (
    <section class="section" aria-labelledby="tripod-title">
      <h2 id="tripod-title">TRIPOD+AI</h2>
      <p class="soft">
        Every item of the checklist for prediction models (Collins et al., <cite>BMJ</cite> 2024; 385:e078378). “Above” refers to the Model
        page.
      </p>
      <ScrollRegion label="TRIPOD+AI, item by item">
        <table class="tripod">
          <thead>
            <tr>
              <th scope="col">Item</th>
              <th scope="col">Topic</th>
              <th scope="col">Answer</th>
            </tr>
          </thead>
          <tbody>
            {items.map(([number, topic, answer]) => (
              <tr key={number}>
                <td>{number}</td>
                <th scope="row">{topic}</th>
                <td>{withLessons(answer.replaceAll("`", ""))}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </section>
  );
}

/** A text in which the addresses of lessons are links. */
function withLessons(text: string) {
  return text.split(/(\/learn\/[a-z-]+)/).map((part) => (part.startsWith("/learn/") ? <a href={part}>{part}</a> : part));
}

function Changes() {
  return (
    <section class="section" aria-labelledby="changes-title">
      <h2 id="changes-title">Change log of the model</h2>
      <ul class="findings">
        {changes.map(({ date, what }) => (
          <li key={what}>
            <strong>{date}.</strong> {what}
          </li>
        ))}
      </ul>
    </section>
  );
}

import { useEffect, useRef } from "preact/hooks";
import { features } from "../../data/features.ts";
import { ScrollRegion } from "../components/scroll-region.tsx";
import { labelOf } from "../feature-names.ts";
import type { BatchState, ColumnQuestion } from "./batch-state.ts";
import type { ColumnMeaning } from "./column-choice.ts";

const otherMeanings: readonly { readonly value: ColumnMeaning; readonly label: string }[] = [
  { value: "", label: "Not a feature" },
  { value: "diagnosis", label: "Diagnosis" },
  { value: "id", label: "Case number" },
];

/** Asks which feature is in which column. Nothing is predicted before the visitor has confirmed it. */
export function ColumnQuestionForm({ state }: { state: BatchState }) {
  const question = state.question.value;
  const heading = useRef<HTMLHeadingElement>(null);
  // Whoever cannot see the table would not notice that it has come.
  useEffect(() => heading.current?.focus(), []);
  if (!question) return null;
  const missing = features.filter(({ key }) => !question.choice.includes(key));
  return (
    <form
      class="column-question"
      aria-labelledby="question-title"
      onSubmit={(event) => {
        event.preventDefault();
        state.confirmColumns();
      }}
    >
      <h2 id="question-title" ref={heading} tabIndex={-1}>
        Which feature is in which column?
      </h2>
      <p>
        Some columns of <strong>{state.name.value}</strong> hold scores under names that are not known. Check the choices below, which start
        from the nearest names. Nothing is predicted until you confirm them.
      </p>
      <ScrollRegion label="The columns of the file" class="results-scroll">
        <table>
          <thead>
            <tr>
              <th scope="col">Column</th>
              <th scope="col">First values</th>
              <th scope="col">Feature</th>
            </tr>
          </thead>
          <tbody>
            {question.columns.map((_, column) => (
              <ColumnRow key={column} state={state} question={question} column={column} />
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      <p class="soft">
        {missing.length === 0
          ? "Every feature has a column."
          : `In no column, so unknown in every row: ${missing.map(({ label }) => label.toLowerCase()).join(", ")}.`}
      </p>
      {question.error !== "" && (
        <p class="error" role="alert">
          {question.repeated === "" ? question.error : `${meaningLabel(question.repeated)} ${question.error}.`}
        </p>
      )}
      <div class="button-row">
        <button type="submit" class="button">
          Confirm and predict
        </button>
        <button type="button" class="button quiet" onClick={() => state.clear()}>
          Cancel
        </button>
      </div>
      <p class="soft">Your choice is stored in this browser for files with the same header. It is not sent anywhere.</p>
    </form>
  );
}

function ColumnRow({ state, question, column }: { state: BatchState; question: ColumnQuestion; column: number }) {
  const { name, samples, asked } = question.columns[column] as ColumnQuestion["columns"][number];
  const chosen = question.choice[column] ?? "";
  const shownName = name === "" ? `Column ${column + 1}` : name;
  return (
    <tr class={asked ? "asked" : undefined}>
      <th scope="row">
        {shownName}
        {asked && <span class="check"> please check</span>}
      </th>
      <td>{samples.join(", ")}</td>
      <td>
        <select
          aria-label={`Feature in ${shownName}`}
          aria-invalid={chosen !== "" && chosen === question.repeated}
          value={chosen}
          onChange={({ currentTarget }) => state.chooseMeaning(column, currentTarget.value as ColumnMeaning)}
        >
          {otherMeanings.slice(0, 1).map(option)}
          {features.map(({ key, label }) => option({ value: key, label }))}
          {otherMeanings.slice(1).map(option)}
        </select>
      </td>
    </tr>
  );
}

function option({ value, label }: { readonly value: ColumnMeaning; readonly label: string }) {
  return (
    <option key={value} value={value}>
      {label}
    </option>
  );
}

function meaningLabel(meaning: ColumnMeaning): string {
  return otherMeanings.find(({ value }) => value === meaning)?.label ?? labelOf(meaning);
}

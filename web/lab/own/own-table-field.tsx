import { grouped } from "../../format.ts";
import { ChoiceField } from "../experiment/form-fields.tsx";
import type { OwnState } from "./own-state.ts";
import type { OwnReading } from "./own-table.ts";

/** Opens a table of the visitor's own, and says how it was understood. */
export function OwnTableField({
  own,
  missing,
  isUsed,
}: {
  own: OwnState;
  missing: string | undefined;
  /** Whether the experiment is about the table that is open. */
  isUsed: boolean;
}) {
  const phase = own.phase.value;
  const table = own.table.value;
  const expected = own.expected.value;
  return (
    <div class="own">
      {missing !== undefined && (
        <p class="error" role="alert">
          This address needs the table that was open before (SHA-256 {missing.slice(0, 12)}…). Open the same file again to continue.
        </p>
      )}
      <label class="own-file">
        <input
          type="file"
          accept=".csv,.tsv,.txt,.data,.dat,.arff,.xlsx,text/csv,text/plain"
          onChange={({ currentTarget }) => {
            const [file] = currentTarget.files ?? [];
            if (file) void own.openFile(file, file.name);
            currentTarget.value = "";
          }}
        />
        <span class="button quiet small">Open a table of your own</span>
      </label>
      <p class="lab-hint">CSV or Excel: numbers, and one column of two classes. The file stays in this browser.</p>
      <div role="status">
        {phase === "reading" && <p class="lab-hint">Reading {own.tried.value}…</p>}
        {phase !== "reading" && table && <Understood table={table} name={own.name.value} />}
      </div>
      {phase === "refused" && (
        <p class="error" role="alert">
          <strong>{own.tried.value}</strong> was not read. {own.refusal.value}
          {table && isUsed && ` Still using ${own.name.value}.`}
        </p>
      )}
      {phase !== "reading" && expected !== undefined && (
        <p class="error">
          These are not the rows of the link, whose SHA-256 begins with {expected.slice(0, 12)}: theirs begins with{" "}
          {table?.sha256.slice(0, 12)}.
        </p>
      )}
      {table && <ClassChoice own={own} table={table} />}
      {phase !== "reading" && table && table.errors.length > 0 && <Errors table={table} />}
    </div>
  );
}

type Table = Extract<OwnReading, { kind: "table" }>;

function Understood({ table: { data, leftOut, notices }, name }: { table: Table; name: string }) {
  const reasons = [
    leftOut.errors > 0 && `${grouped(leftOut.errors)} with errors`,
    leftOut.noClass > 0 && `${grouped(leftOut.noClass)} without a class`,
    leftOut.unknown > 0 && `${grouped(leftOut.unknown)} with an unknown value`,
  ].filter((reason) => reason !== false);
  const positives = data.labels.reduce((sum, label) => sum + label, 0);
  return (
    <>
      <p class="own-summary">
        <strong>{name}</strong>: {grouped(data.rows.length)} rows of {data.inputNames.length}{" "}
        {data.inputNames.length === 1 ? "number" : "numbers"}, {grouped(positives)} of them {data.classNames[1]}.
        {reasons.length > 0 && ` Left out: ${reasons.join(", ")}.`}
      </p>
      {notices.map((notice) => (
        <p key={notice} class="lab-hint">
          {notice}
        </p>
      ))}
    </>
  );
}

function ClassChoice({ own, table: { classColumns, choice } }: { own: OwnState; table: Table }) {
  const chosen = classColumns.find(({ column }) => column === choice?.classColumn);
  if (!chosen || !choice) return null;
  return (
    <div class="lab-field-row">
      <ChoiceField
        label="Class"
        value={String(chosen.column)}
        options={classColumns.map(({ column, name }) => [String(column), name])}
        onChoose={(value) => {
          const next = classColumns.find(({ column }) => String(column) === value);
          if (next) void own.choose({ classColumn: next.column, positive: next.values[1] });
        }}
      />
      <ChoiceField
        label="To be predicted"
        value={choice.positive}
        options={chosen.values.map((value) => [value, value])}
        onChoose={(positive) => void own.choose({ classColumn: chosen.column, positive })}
      />
    </div>
  );
}

function Errors({ table: { errors, leftOut } }: { table: Table }) {
  return (
    <details class="own-errors">
      <summary>
        {grouped(leftOut.errors)} {leftOut.errors === 1 ? "row" : "rows"} with errors
      </summary>
      <ol>
        {errors.map(({ line, text, error }) => (
          <li key={line}>
            <strong>Line {grouped(line)}</strong>: {error}. <code>{text}</code>
          </li>
        ))}
      </ol>
      {errors.length < leftOut.errors && <p class="lab-hint">And {grouped(leftOut.errors - errors.length)} more.</p>}
    </details>
  );
}

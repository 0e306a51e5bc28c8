import { readFileSync } from "node:fs";
import { createTableReader } from "../../../data/tables/reader.ts";
import type { TableEvent, TableOptions } from "../../../data/tables/types.ts";

/** The bytes of one of the files in test/data/cases. */
export function caseFile(name: string): Uint8Array {
  return readFileSync(new URL(`../cases/${name}`, import.meta.url));
}

/** All events of some bytes, given in pieces of these lengths, again and again. */
export function eventsOf(bytes: Uint8Array, options: TableOptions = {}, cuts: readonly number[] = [65_536]): TableEvent[] {
  const reader = createTableReader(options);
  const events: TableEvent[] = [];
  for (let from = 0, i = 0; from < bytes.length; i++) {
    const length = cuts[i % cuts.length] as number;
    events.push(...reader.push(bytes.subarray(from, from + length)));
    from += length;
  }
  events.push(...reader.end());
  return events;
}

/** Events of a text in UTF-8. */
export function eventsOfText(text: string, options: TableOptions = {}, cuts?: readonly number[]): TableEvent[] {
  return eventsOf(new TextEncoder().encode(text), options, cuts);
}

/** Events as plain values, so that two readings can be compared whole. */
export function plain(events: readonly TableEvent[]): unknown[] {
  return events.map((event) => {
    if (event.kind === "table") {
      const { readDiagnosis: _, ...table } = event.table;
      return { kind: "table", table };
    }
    if (event.kind !== "row") return event;
    const { kind, line, raw, cells, values, errors, moreErrors, diagnosis, diagnosisError, id } = event;
    return { kind, line, raw, cells, values, errors, moreErrors, diagnosis, diagnosisError, id };
  });
}

/** What a reading comes to: the rows in the notation of cases/expected.json, or the refusal. */
export function outcome(events: readonly TableEvent[]) {
  const refusal = events.find((event) => event.kind === "refusal")?.refusal;
  const table = events.find((event) => event.kind === "table")?.table;
  const end = events.find((event) => event.kind === "end");
  const rows = events.filter((event) => event.kind === "row");
  return {
    refusal,
    table,
    rows,
    scores: rows.map(({ values }) => (values ? values.map((value) => value ?? "?").join(" ") : "!")),
    diagnoses: rows.map(({ diagnosis }) => diagnosis?.[0] ?? "-"),
    early: (table?.notices ?? []).map(({ text }) => text),
    notices: (end?.notices ?? []).map(({ text }) => text),
  };
}

export type Outcome = ReturnType<typeof outcome>;

/** The outcome of a text in UTF-8. */
export function read(text: string, options: TableOptions = {}): Outcome {
  return outcome(eventsOfText(text, options));
}

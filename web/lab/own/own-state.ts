import { batch, type ReadonlySignal, signal } from "@preact/signals";
import { suitedToAnyNumbers, withData, withHoldOut } from "../experiment/changes.ts";
import type { Experiment, LabData } from "../experiment/experiment.ts";
import { dataErrors } from "../experiment/experiment-checks.ts";
import type { ExperimentState } from "../experiment/experiment-state.ts";
import type { ColumnChoice, OwnReading } from "./own-table.ts";

type OwnTable = Extract<OwnReading, { kind: "table" }>;

/** What the state needs from outside; tests pass their own. */
export interface OwnDependencies {
  readonly form: ExperimentState;
  /** Reads a file off the main thread. */
  readonly read: (source: Blob, choice: ColumnChoice | undefined, signal: AbortSignal) => Promise<OwnReading>;
  readonly keep: (sha256: string, data: LabData) => void;
}

export type OwnState = ReturnType<typeof createOwnState>;

/** A table of the visitor's own: opened, understood, and made what the experiment is about. */
export function createOwnState({ form, read, keep }: OwnDependencies) {
  const phase = signal<"none" | "reading" | "open" | "refused">("none");
  /** The file of the table that is open. */
  const name = signal("");
  /** The file that is read, or that was refused. */
  const tried = signal("");
  const refusal = signal("");
  const table = signal<OwnTable | undefined>(undefined);
  /** The SHA-256 of the rows that the address asks for, where others were opened. */
  const expected = signal<string | undefined>(undefined);
  let source: { readonly file: Blob; readonly title: string } | undefined;
  let reading: AbortController | undefined;

  async function open(next: { readonly file: Blob; readonly title: string }, choice?: ColumnChoice): Promise<void> {
    reading?.abort();
    const own = new AbortController();
    reading = own;
    tried.value = next.title;
    phase.value = "reading";
    const result = await read(next.file, choice, own.signal).catch(() => undefined);
    if (!result || own.signal.aborted) return;
    batch(() => {
      if (result.kind === "refused") refuse(result.detail);
      else {
        // A file that is refused leaves the table before it in use.
        source = next;
        name.value = next.title;
        use(result);
      }
    });
  }

  function refuse(detail: string): void {
    phase.value = "refused";
    refusal.value = detail;
  }

  function use(opened: OwnTable): void {
    const missing = form.missing.peek();
    keep(opened.sha256, opened.data);
    table.value = opened;
    phase.value = "open";
    expected.value = missing === undefined || missing === opened.sha256 ? undefined : missing;
    const experiment = form.experiment.peek();
    form.openOwn(missing === opened.sha256 ? experiment : experimentOn(experiment, opened));
  }

  return {
    phase: phase as ReadonlySignal<"none" | "reading" | "open" | "refused">,
    name: name as ReadonlySignal<string>,
    tried: tried as ReadonlySignal<string>,
    refusal: refusal as ReadonlySignal<string>,
    table: table as ReadonlySignal<OwnTable | undefined>,
    expected: expected as ReadonlySignal<string | undefined>,
    async openFile(file: Blob, title: string): Promise<void> {
      await open({ file, title });
    },
    /** Reads the same file with another class. */
    async choose(choice: ColumnChoice): Promise<void> {
      if (source) await open(source, choice);
    },
  };
}

/** The experiment on other rows, without what they cannot bear. */
function experimentOn(experiment: Experiment, { sha256, data, isScores }: OwnTable): Experiment {
  const moved = withData(experiment, { kind: "own", sha256 });
  // Another class of a table that is open already leaves everything else as the visitor has set it.
  const isSuited = isScores || (experiment.data.kind === "own" && !dataErrors(moved, data).scaling);
  const suited = isSuited ? moved : suitedToAnyNumbers(moved);
  return dataErrors(suited, data).holdout ? withHoldOut(suited, { kind: "none" }) : suited;
}

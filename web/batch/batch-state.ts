import { batch, computed, signal } from "@preact/signals";
import type { ChosenColumns, ColumnReport, Notice } from "../../data/tables/index.ts";
import type { Model } from "../../model/file/model.ts";
import type { BatchOptions, BatchReport, BatchTable, ListedError, PredictionSettings } from "./batch-messages.ts";
import { type ColumnMeaning, chosenColumns, firstChoice } from "./column-choice.ts";
import type { ColumnMemory } from "./column-memory.ts";
import type { Evaluation } from "./evaluation.ts";
import { createOffer } from "./offer-state.ts";
import { type Counts, filterNames } from "./row-order.ts";
import { createRowTable } from "./row-table.ts";
import type { RunningBatch } from "./run-batch.ts";
import { createBatchCheck, type RequestBatch } from "./server-check-state.ts";
import { createSettings, settingsOf } from "./settings-state.ts";

/** What the state needs from outside; tests pass their own. */
export interface BatchDependencies {
  readonly loadModel: () => Promise<Model>;
  /** Reads and predicts a file off the main thread. */
  readonly run: (model: Model, source: Blob, options: BatchOptions, report: (message: BatchReport) => void) => RunningBatch;
  readonly requestBatch: RequestBatch;
  readonly memory: ColumnMemory;
}

/** The question which feature is in which column. */
export interface ColumnQuestion {
  readonly columns: readonly ColumnReport[];
  readonly choice: readonly ColumnMeaning[];
  /** What is wrong with the choice, once the visitor has tried to confirm it. */
  readonly error: string;
  /** The meaning that is chosen for more than one column, where that is what is wrong. */
  readonly repeated: ColumnMeaning;
}

export type BatchState = ReturnType<typeof createBatchState>;

const noCounts = Object.fromEntries(filterNames.map((name) => [name, 0])) as Counts;

/** State of the Batch page: a file that is read and predicted in the background, what was asked about it, and a window on its rows. */
export function createBatchState({ loadModel, run, requestBatch, memory }: BatchDependencies) {
  const name = signal("");
  const phase = signal<"empty" | "reading" | "asking" | "done" | "refused">("empty");
  const refusal = signal("");
  const share = signal(0);
  const table = signal<BatchTable | undefined>(undefined);
  const notices = signal<readonly Notice[]>([]);
  const counts = signal<Counts>(noCounts);
  const diagnosed = signal(false);
  const listed = signal<readonly ListedError[]>([]);
  const evaluation = signal<Evaluation | undefined>(undefined);
  const isCut = signal(false);
  const question = signal<ColumnQuestion | undefined>(undefined);
  const options = signal<BatchOptions>({});
  /** Values of which one may mean malignant; empty where none is asked about. */
  const unclearValues = signal<readonly string[]>([]);
  const serverCheck = createBatchCheck(requestBatch);
  const rowTable = createRowTable(counts);
  const offer = createOffer(() => counts.value.all > 0, open);
  const settings = createSettings(options, start);
  let source: Blob | undefined;
  let model: Model | undefined;
  let running: RunningBatch | undefined;
  /** Whether the visitor wants to choose anew what is remembered. */
  let isAskingAgain = false;
  /** The header whose columns were just chosen: the choice is remembered once the file can be read with it. */
  let toRemember: readonly string[] | undefined;
  /** Counts the files: what comes of one that was closed meanwhile is ignored. */
  let opened = 0;

  function clear(kept: PredictionSettings = {}): void {
    opened++;
    halt();
    source = undefined;
    batch(() => {
      name.value = "";
      phase.value = "empty";
      question.value = undefined;
      options.value = kept;
      offer.decline();
      settings.clear();
      unclearValues.value = [];
      forgetRows();
    });
  }

  function halt(): void {
    serverCheck.stop();
    running?.stop();
    running = undefined;
  }

  function forgetRows(): void {
    refusal.value = "";
    share.value = 0;
    table.value = undefined;
    notices.value = [];
    counts.value = noCounts;
    diagnosed.value = false;
    listed.value = [];
    evaluation.value = undefined;
    isCut.value = false;
    rowTable.clear();
  }

  /** Opens a file in place of the one before. What the predictions depend on stays as it was set. */
  async function open(file: Blob, title: string): Promise<void> {
    const kept = settingsOf(options.value);
    clear(kept);
    const own = opened;
    source = file;
    name.value = title;
    phase.value = "reading";
    try {
      model = await loadModel();
    } catch (reason) {
      if (own === opened) refuse(reason instanceof Error ? reason.message : String(reason));
      return;
    }
    if (own === opened) start(kept);
  }

  /** Reads the file from its beginning, with what the visitor said about it. */
  function start(said: BatchOptions): void {
    if (!source || !model) return;
    halt();
    const own = ++opened;
    batch(() => {
      options.value = said;
      phase.value = "reading";
      question.value = undefined;
      forgetRows();
    });
    running = run(model, source, said, (message) => {
      if (own === opened) batch(() => receive(message));
    });
    rowTable.show(running);
  }

  function receive(message: BatchReport): void {
    switch (message.kind) {
      case "table":
        if (toRemember && options.value.columns) memory.keep(toRemember, options.value.columns);
        toRemember = undefined;
        table.value = message.table;
        notices.value = message.notices;
        if (options.value.malignant === undefined) unclearValues.value = message.table.unclearDiagnoses;
        return;
      case "progress":
        share.value = message.share;
        counts.value = message.counts;
        listed.value = message.listed.length > 0 ? [...listed.value, ...message.listed] : listed.value;
        diagnosed.value = message.isDiagnosed;
        rowTable.grown();
        return;
      case "end":
        phase.value = "done";
        notices.value = message.notices;
        evaluation.value = message.evaluation;
        isCut.value = message.isCut;
        rowTable.refresh();
        return;
      case "refused":
        receiveRefusal(message.refusal);
    }
  }

  function receiveRefusal({ code, detail, columns }: Extract<BatchReport, { kind: "refused" }>["refusal"]): void {
    halt();
    if (code === "question" && columns) ask(columns);
    else refuse(detail);
  }

  function ask(columns: readonly ColumnReport[]): void {
    const remembered = memory.find(columns.map((column) => column.name));
    if (remembered && !isAskingAgain) {
      start({ ...options.value, columns: remembered });
      return;
    }
    isAskingAgain = false;
    phase.value = "asking";
    question.value = { columns, choice: firstChoice(columns, remembered), error: "", repeated: "" };
  }

  function refuse(reason: string): void {
    refusal.value = reason;
    phase.value = "refused";
  }

  return {
    name,
    phase,
    refusal,
    share,
    table,
    notices,
    counts,
    listed,
    evaluation,
    isCut,
    question,
    options,
    rowTable,
    serverCheck: serverCheck.outcome,
    /** The values of the diagnosis column of which one may mean malignant, where no diagnosis is understood without being told. */
    malignantValues: computed(() => {
      const isChosen = options.value.malignant !== undefined;
      return isChosen || (counts.value.predicted > 0 && !diagnosed.value) ? unclearValues.value : [];
    }),
    /** The text in the field for pasted rows. */
    pasted: signal(""),
    offer,
    settings,
    open,
    clear,
    chooseMeaning(column: number, meaning: ColumnMeaning): void {
      const asked = question.value;
      if (asked) question.value = { ...asked, choice: asked.choice.with(column, meaning), error: "", repeated: "" };
    },
    /** Reads the file with the columns as chosen, and remembers them for this header. */
    confirmColumns(): void {
      const asked = question.value;
      if (!asked) return;
      const columns = chosenColumns(asked.columns, asked.choice);
      if ("error" in columns) {
        question.value = { ...asked, error: columns.error, repeated: columns.meaning ?? "" };
        return;
      }
      toRemember = asked.columns.map((column) => column.name);
      start({ ...options.value, columns: columns as ChosenColumns });
    },
    /** Asks about the columns once more. */
    changeColumns(): void {
      isAskingAgain = true;
      const { columns: _, ...rest } = options.value;
      start(rest);
    },
    chooseMalignant(value: string | undefined): void {
      const { malignant: _, ...rest } = options.value;
      start(value === undefined ? rest : { ...rest, malignant: value });
    },
    async download(): Promise<Blob | undefined> {
      return running?.download();
    },
    async checkWithServer(): Promise<void> {
      if (running && model) await serverCheck.start(running, model.file.version, options.value);
    },
    stopServerCheck: serverCheck.stop,
  };
}

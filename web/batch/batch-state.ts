import { batch, computed, signal } from "@preact/signals";
import type { Model } from "../../model/file/model.ts";
import type { Columns } from "./columns.ts";
import { evaluate } from "./evaluation.ts";
import type { BatchMessage, BatchRow } from "./predict-file.ts";
import { type Filter, filters, type SortKey, sortRows } from "./row-order.ts";
import { createBatchCheck, type RequestBatch } from "./server-check.ts";

/** Rows per page of the table. */
export const PAGE_SIZE = 50;

/** What the state needs from outside; tests pass their own. */
export interface BatchDependencies {
  readonly loadModel: () => Promise<Model>;
  /** Predicts a file off the main thread. The returned function stops it. */
  readonly run: (model: Model, source: File | string, report: (message: BatchMessage) => void) => () => void;
  readonly requestBatch: RequestBatch;
}

export type BatchState = ReturnType<typeof createBatchState>;

/** State of the Batch page: a file, read and predicted in the background, with its rows sorted, filtered and paged. */
export function createBatchState({ loadModel, run, requestBatch }: BatchDependencies) {
  const name = signal("");
  const phase = signal<"empty" | "running" | "done" | "refused">("empty");
  const error = signal("");
  const progress = signal(0);
  const columns = signal<Columns | undefined>(undefined);
  const rows = signal<readonly BatchRow[]>([]);
  const model = signal<Model | undefined>(undefined);
  const sort = signal<{ key: SortKey; descending: boolean }>({ key: "line", descending: false });
  const filter = signal<Filter>("all");
  const pageIndex = signal(0);
  const serverCheck = createBatchCheck(requestBatch);
  let stop = () => {};

  const counts = computed(
    () => Object.fromEntries(filterNames.map((key) => [key, rows.value.filter(filters[key]).length])) as Record<Filter, number>,
  );
  const matching = computed(() => sortRows(rows.value.filter(filters[filter.value]), sort.value.key, sort.value.descending));
  const pageCount = computed(() => Math.max(1, Math.ceil(matching.value.length / PAGE_SIZE)));
  const threshold = computed(() => model.value?.file.threshold ?? 0.5);

  function clear(): void {
    stop();
    serverCheck.stop();
    batch(() => {
      name.value = "";
      phase.value = "empty";
      error.value = "";
      progress.value = 0;
      columns.value = undefined;
      rows.value = [];
      filter.value = "all";
      sort.value = { key: "line", descending: false };
      pageIndex.value = 0;
    });
  }

  async function open(source: File | string, title: string): Promise<void> {
    clear();
    name.value = title;
    phase.value = "running";
    let isStopped = false;
    stop = () => {
      isStopped = true;
    };
    try {
      model.value = await loadModel();
    } catch (reason) {
      if (!isStopped) refuse(reason instanceof Error ? reason.message : String(reason));
      return;
    }
    if (!isStopped) stop = run(model.value, source, receive);
  }

  function receive(message: BatchMessage): void {
    batch(() => {
      if (message.kind === "columns") columns.value = message.columns;
      if (message.kind === "rows") {
        rows.value = [...rows.value, ...message.rows];
        progress.value = message.progress;
      }
      if (message.kind === "end") {
        progress.value = 1;
        phase.value = "done";
      }
      if (message.kind === "refused") refuse(message.error);
    });
  }

  function refuse(reason: string): void {
    error.value = reason;
    phase.value = "refused";
  }

  return {
    name,
    phase,
    error,
    progress,
    columns,
    rows,
    sort,
    filter,
    pageIndex,
    serverCheck: serverCheck.outcome,
    threshold,
    counts,
    matching,
    pageCount,
    page: computed(() => matching.value.slice(pageIndex.value * PAGE_SIZE, (pageIndex.value + 1) * PAGE_SIZE)),
    evaluation: computed(() => (phase.value === "done" ? evaluate(rows.value, threshold.value) : undefined)),
    open,
    clear,
    checkWithServer: () => serverCheck.start(rows.value.filter(filters.predicted), model.value?.file.version ?? ""),
    stopServerCheck: serverCheck.stop,
    sortBy(key: SortKey): void {
      sort.value = { key, descending: sort.value.key === key && !sort.value.descending };
      pageIndex.value = 0;
    },
    filterBy(next: Filter): void {
      filter.value = next;
      pageIndex.value = 0;
    },
    goToPage(index: number): void {
      pageIndex.value = Math.min(Math.max(0, index), pageCount.value - 1);
    },
  };
}

const filterNames = Object.keys(filters) as Filter[];

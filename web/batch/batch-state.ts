import { batch, computed, signal } from "@preact/signals";
import type { Model } from "../../model/file/model.ts";
import type { BatchRow, Progress } from "./answer-file.ts";
import type { Columns } from "./columns.ts";
import { type AskEdgeBatch, createEdgeCheck } from "./edge-check.ts";
import { evaluate } from "./evaluation.ts";
import { type Filter, filters, type SortKey, sortRows } from "./row-order.ts";

export const PAGE_SIZE = 50;

export interface BatchHelpers {
  readonly loadModel: () => Promise<Model>;
  /** Answers a file off the main thread; the function returned stops it. */
  readonly run: (model: Model, source: File | string, report: (progress: Progress) => void) => () => void;
  readonly askEdgeBatch: AskEdgeBatch;
}

export type BatchState = ReturnType<typeof createBatchState>;

/** A file and its answers: read and answered in the background, sorted, filtered and paged here. */
export function createBatchState({ loadModel, run, askEdgeBatch }: BatchHelpers) {
  const name = signal("");
  const phase = signal<"empty" | "running" | "done" | "refused">("empty");
  const fault = signal("");
  const done = signal(0);
  const columns = signal<Columns | undefined>(undefined);
  const rows = signal<readonly BatchRow[]>([]);
  const model = signal<Model | undefined>(undefined);
  const sort = signal<{ key: SortKey; descending: boolean }>({ key: "line", descending: false });
  const filter = signal<Filter>("all");
  const pageIndex = signal(0);
  const edgeCheck = createEdgeCheck(askEdgeBatch);
  let stop = () => {};

  const counts = computed(
    () => Object.fromEntries(filterNames.map((key) => [key, rows.value.filter(filters[key]).length])) as Record<Filter, number>,
  );
  const shown = computed(() => sortRows(rows.value.filter(filters[filter.value]), sort.value.key, sort.value.descending));
  const pageCount = computed(() => Math.max(1, Math.ceil(shown.value.length / PAGE_SIZE)));
  const threshold = computed(() => model.value?.file.threshold ?? 0.5);

  function clear(): void {
    stop();
    edgeCheck.turnOff();
    batch(() => {
      name.value = "";
      phase.value = "empty";
      fault.value = "";
      done.value = 0;
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
    if (!isStopped) stop = run(model.value, source, take);
  }

  function take(progress: Progress): void {
    batch(() => {
      if (progress.kind === "columns") columns.value = progress.columns;
      if (progress.kind === "rows") {
        rows.value = [...rows.value, ...progress.rows];
        done.value = progress.done;
      }
      if (progress.kind === "end") {
        done.value = 1;
        phase.value = "done";
      }
      if (progress.kind === "refused") refuse(progress.fault);
    });
  }

  function refuse(reason: string): void {
    fault.value = reason;
    phase.value = "refused";
  }

  return {
    name,
    phase,
    fault,
    done,
    columns,
    rows,
    sort,
    filter,
    pageIndex,
    edge: edgeCheck.outcome,
    threshold,
    counts,
    shown,
    pageCount,
    page: computed(() => shown.value.slice(pageIndex.value * PAGE_SIZE, (pageIndex.value + 1) * PAGE_SIZE)),
    evaluation: computed(() => (phase.value === "done" ? evaluate(rows.value, threshold.value) : undefined)),
    open,
    clear,
    askAtEdge: () => edgeCheck.ask(rows.value.filter(filters.answered), model.value?.file.version ?? ""),
    leaveEdge: edgeCheck.turnOff,
    sortBy(key: SortKey): void {
      sort.value = { key, descending: sort.value.key === key && !sort.value.descending };
      pageIndex.value = 0;
    },
    show(only: Filter): void {
      filter.value = only;
      pageIndex.value = 0;
    },
    turnTo(index: number): void {
      pageIndex.value = Math.min(Math.max(0, index), pageCount.value - 1);
    },
  };
}

const filterNames = Object.keys(filters) as Filter[];

import { batch, computed, signal } from "@preact/signals";
import type { Question } from "../../network/model/answer.ts";
import type { Model } from "../../network/model/model.ts";
import type { BatchRow, Progress } from "./answer-file.ts";
import type { Columns } from "./columns.ts";
import { evaluate } from "./evaluation.ts";
import { type Filter, filters, type SortKey, sortRows } from "./row-order.ts";

export const PAGE_SIZE = 50;
const EDGE_BLOCK = 1_000;

export type EdgeRow = { readonly probability: number; readonly prediction: string } | { readonly error: unknown };

export interface BatchHelpers {
  readonly loadModel: () => Promise<Model>;
  /** Answers a file off the main thread; the function returned stops it. */
  readonly run: (model: Model, source: File | string, report: (progress: Progress) => void) => () => void;
  readonly askEdgeBatch: (
    samples: readonly Question["values"][],
    signal: AbortSignal,
  ) => Promise<{ readonly predictions: readonly EdgeRow[]; readonly model: { readonly version: string } }>;
}

export type EdgeCheck =
  | { readonly state: "off" }
  | { readonly state: "asking"; readonly asked: number }
  | { readonly state: "agrees"; readonly asked: number }
  | { readonly state: "differs"; readonly asked: number; readonly lines: readonly number[] }
  | { readonly state: "other-model"; readonly version: string }
  | { readonly state: "failed"; readonly detail: string };

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
  const edge = signal<EdgeCheck>({ state: "off" });
  let stop = () => {};
  let edgeAborter: AbortController | undefined;

  const counts = computed(
    () => Object.fromEntries(filterNames.map((key) => [key, rows.value.filter(filters[key]).length])) as Record<Filter, number>,
  );
  const shown = computed(() => sortRows(rows.value.filter(filters[filter.value]), sort.value.key, sort.value.descending));
  const pageCount = computed(() => Math.max(1, Math.ceil(shown.value.length / PAGE_SIZE)));
  const threshold = computed(() => model.value?.file.threshold ?? 0.5);

  function clear(): void {
    stop();
    edgeAborter?.abort();
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
      edge.value = { state: "off" };
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

  /** Sends the scores, and nothing else of the file, to the edge and compares every answer with ours. */
  async function askAtEdge(): Promise<void> {
    edgeAborter?.abort();
    const aborter = new AbortController();
    edgeAborter = aborter;
    const asked = rows.value.filter(filters.answered);
    const lines: number[] = [];
    try {
      for (let from = 0; from < asked.length; from += EDGE_BLOCK) {
        edge.value = { state: "asking", asked: from };
        const block = asked.slice(from, from + EDGE_BLOCK);
        const { predictions, model: theirModel } = await askEdgeBatch(
          block.map(({ values }) => values ?? []),
          aborter.signal,
        );
        if (theirModel.version !== model.value?.file.version) {
          edge.value = { state: "other-model", version: theirModel.version };
          return;
        }
        block.forEach(({ line, answer }, i) => {
          const theirs = predictions[i];
          const same =
            theirs &&
            "probability" in theirs &&
            Object.is(theirs.probability, answer?.probability) &&
            theirs.prediction === answer?.prediction;
          if (!same) lines.push(line);
        });
      }
      edge.value = lines.length === 0 ? { state: "agrees", asked: asked.length } : { state: "differs", asked: asked.length, lines };
    } catch (reason) {
      if (!aborter.signal.aborted) edge.value = { state: "failed", detail: reason instanceof Error ? reason.message : String(reason) };
    }
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
    edge,
    threshold,
    counts,
    shown,
    pageCount,
    page: computed(() => shown.value.slice(pageIndex.value * PAGE_SIZE, (pageIndex.value + 1) * PAGE_SIZE)),
    evaluation: computed(() => (phase.value === "done" ? evaluate(rows.value, threshold.value) : undefined)),
    open,
    clear,
    askAtEdge,
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

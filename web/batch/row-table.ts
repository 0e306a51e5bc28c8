import { computed, type ReadonlySignal, signal } from "@preact/signals";
import type { BatchRows, ShownRow } from "./batch-messages.ts";
import type { Counts, Filter, RowView, SortKey } from "./row-order.ts";

/** Rows per page of the table. */
export const PAGE_SIZE = 50;

const firstView: RowView = { filter: "all", sort: "line", descending: false };

export type RowTable = ReturnType<typeof createRowTable>;

/** The table of rows: a window on them, since there may be millions. Sorting and filtering happen where the rows are. */
export function createRowTable(counts: ReadonlySignal<Counts>) {
  const view = signal<RowView>(firstView);
  const pageIndex = signal(0);
  const shown = signal<readonly ShownRow[]>([]);
  /** Whether a window is on its way. */
  const isWaiting = signal(false);
  const error = signal("");
  const total = computed(() => counts.value[view.value.filter]);
  const pageCount = computed(() => Math.max(1, Math.ceil(total.value / PAGE_SIZE)));
  let source: Pick<BatchRows, "window"> | undefined;
  let asked = 0;

  async function refresh(): Promise<void> {
    if (!source) return;
    const own = ++asked;
    isWaiting.value = true;
    error.value = "";
    try {
      const rows = await source.window(view.value, pageIndex.value * PAGE_SIZE, PAGE_SIZE);
      if (own === asked) shown.value = rows;
    } catch (reason) {
      if (own === asked) error.value = reason instanceof Error ? reason.message : String(reason);
    }
    if (own === asked) isWaiting.value = false;
  }

  function look(next: RowView): Promise<void> {
    view.value = next;
    pageIndex.value = 0;
    return refresh();
  }

  return {
    view,
    pageIndex,
    shown,
    isWaiting,
    error,
    total,
    pageCount,
    refresh,
    /** Shows the rows of another file from the first on. */
    show(rows: Pick<BatchRows, "window">): void {
      source = rows;
    },
    /** More rows have come: a page that is full already stays as it is. */
    grown(): void {
      if (!isWaiting.value && shown.value.length < PAGE_SIZE) void refresh();
    },
    clear(): void {
      asked++;
      source = undefined;
      view.value = firstView;
      pageIndex.value = 0;
      shown.value = [];
      isWaiting.value = false;
      error.value = "";
    },
    sortBy: (sort: SortKey) => look({ ...view.value, sort, descending: view.value.sort === sort && !view.value.descending }),
    filterBy: (filter: Filter) => look({ ...view.value, filter }),
    goToPage(index: number): Promise<void> {
      pageIndex.value = Math.min(Math.max(0, index), pageCount.value - 1);
      return refresh();
    },
  };
}

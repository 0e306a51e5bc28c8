import { PAGE_SIZE, type RowTable } from "./row-table.ts";

/** Leads through the pages of the table. */
export function Pager({ table }: { table: RowTable }) {
  const index = table.pageIndex.value;
  const total = table.total.value;
  const last = table.pageCount.value - 1;
  if (total <= PAGE_SIZE) return null;
  return (
    <nav class="button-row pager" aria-label="Pages of the table">
      <button type="button" class="button quiet small" disabled={index === 0} onClick={() => table.goToPage(0)}>
        First
      </button>
      <button type="button" class="button quiet small" disabled={index === 0} onClick={() => table.goToPage(index - 1)}>
        Previous
      </button>
      <span role="status">
        {(index * PAGE_SIZE + 1).toLocaleString("en")} to {Math.min(total, (index + 1) * PAGE_SIZE).toLocaleString("en")} of{" "}
        {total.toLocaleString("en")}
      </span>
      <button type="button" class="button quiet small" disabled={index >= last} onClick={() => table.goToPage(index + 1)}>
        Next
      </button>
      <button type="button" class="button quiet small" disabled={index >= last} onClick={() => table.goToPage(last)}>
        Last
      </button>
    </nav>
  );
}

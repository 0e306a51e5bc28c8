import { grouped } from "../format.ts";
import { PAGE_SIZE, type RowTable } from "./row-table.ts";

/** Leads through the pages of the table. `onTurn` is called with every step. */
export function Pager({ table, onTurn }: { table: RowTable; onTurn: () => void }) {
  const index = table.pageIndex.value;
  const total = table.total.value;
  const last = table.pageCount.value - 1;
  if (total <= PAGE_SIZE) return null;
  const goTo = (page: number) => {
    void table.goToPage(page);
    onTurn();
  };
  return (
    <nav class="button-row pager" aria-label="Pages of the table">
      <button type="button" class="button quiet small" disabled={index === 0} onClick={() => goTo(0)}>
        First
      </button>
      <button type="button" class="button quiet small" disabled={index === 0} onClick={() => goTo(index - 1)}>
        Previous
      </button>
      <span role="status">
        {grouped(index * PAGE_SIZE + 1)} to {grouped(Math.min(total, (index + 1) * PAGE_SIZE))} of {grouped(total)}
      </span>
      <button type="button" class="button quiet small" disabled={index >= last} onClick={() => goTo(index + 1)}>
        Next
      </button>
      <button type="button" class="button quiet small" disabled={index >= last} onClick={() => goTo(last)}>
        Last
      </button>
    </nav>
  );
}

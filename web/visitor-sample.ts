import { signal } from "@preact/signals";

/** The query of the sample that the visitor last had on the first page. Kept while the page is open, and nowhere else. */
export const visitorQuery = signal("");

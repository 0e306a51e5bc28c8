import { signal } from "@preact/signals";

/** The query string of the last sample entered on the Predict page. It lives as long as the document and is stored nowhere. */
export const visitorQuery = signal("");

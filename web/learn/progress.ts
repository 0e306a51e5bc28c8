import { signal } from "@preact/signals";

/** The answers that a visitor has given, by chapter: the index of the answer. */
export type Progress = Readonly<Record<string, number>>;

/** Where the progress is kept: localStorage, or nowhere if the browser refuses it. */
export type Keep = Pick<Storage, "getItem" | "setItem" | "removeItem">;

const KEY = "cytonet-learn";

/** The answers given so far. Empty until `readProgress` has run, so that the first render equals the build's HTML. */
export const progress = signal<Progress>({});

/** Reads what earlier visits have kept; what is not understood counts as nothing. */
export function readProgress(keep: Keep | undefined = browserKeep()): void {
  try {
    const kept: unknown = JSON.parse(keep?.getItem(KEY) ?? "{}");
    progress.value = isProgress(kept) ? { ...kept, ...progress.value } : progress.value;
  } catch {
    // Damaged, or not readable: the visitor begins anew.
  }
}

/** Notes the answer to a chapter's question. */
export function noteAnswer(slug: string, answer: number, keep: Keep | undefined = browserKeep()): void {
  progress.value = { ...progress.value, [slug]: answer };
  try {
    keep?.setItem(KEY, JSON.stringify(progress.value));
  } catch {
    // Full or forbidden: the progress lasts as long as the page.
  }
}

/** Forgets all answers. */
export function forgetProgress(keep: Keep | undefined = browserKeep()): void {
  progress.value = {};
  try {
    keep?.removeItem(KEY);
  } catch {
    // Nothing was kept.
  }
}

function isProgress(kept: unknown): kept is Progress {
  return typeof kept === "object" && kept !== null && !Array.isArray(kept) && Object.values(kept).every(Number.isInteger);
}

function browserKeep(): Keep | undefined {
  try {
    return localStorage;
  } catch {
    return undefined;
  }
}

// What the figures of a chapter look like in its file, which `npm run lessons` writes. There is one file per chapter, so that the
// page of a chapter loads no other chapter's figures; what came of single repetitions is in repetitions/, which no page loads.

/** What a figure was computed with, for readers: `npm run lessons` computes from the same values. */
export type Settings = { readonly [name: string]: Setting };

type Setting = string | number | boolean | readonly Setting[] | { readonly [name: string]: Setting };

/** Figures with their settings. Numbers that are not whole are rounded to six significant digits. */
export interface Measured<Figures> {
  readonly settings: Settings;
  readonly figures: Figures;
}

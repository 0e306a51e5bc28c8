import type { LazyChapter } from "./lazy-chapter.ts";

/**
 * The content of each chapter by its slug. The module of a chapter is chapters/NN-SLUG/chapter.tsx, from which the build also knows
 * what its HTML preloads: `"too-linear": lazyChapter("too-linear", () => import("./chapters/03-too-linear/chapter.tsx"))`.
 */
export const contents: Readonly<Record<string, LazyChapter>> = {};

import { type LazyChapter, lazyChapter } from "./lazy-chapter.ts";

/** The content of each chapter by its slug. The build derives the path of its module, chapters/NN-SLUG/chapter.tsx, to preload it. */
export const contents: Readonly<Record<string, LazyChapter>> = {
  "mystery-function": lazyChapter("mystery-function", () => import("./chapters/01-mystery-function/chapter.tsx")),
  unit: lazyChapter("unit", () => import("./chapters/02-unit/chapter.tsx")),
  "too-linear": lazyChapter("too-linear", () => import("./chapters/03-too-linear/chapter.tsx")),
  activations: lazyChapter("activations", () => import("./chapters/04-activations/chapter.tsx")),
  "sigmoid-and-softmax": lazyChapter("sigmoid-and-softmax", () => import("./chapters/05-sigmoid-and-softmax/chapter.tsx")),
  loss: lazyChapter("loss", () => import("./chapters/06-loss/chapter.tsx")),
  descent: lazyChapter("descent", () => import("./chapters/07-descent/chapter.tsx")),
  backpropagation: lazyChapter("backpropagation", () => import("./chapters/08-backpropagation/chapter.tsx")),
  "where-to-start": lazyChapter("where-to-start", () => import("./chapters/09-where-to-start/chapter.tsx")),
  "four-ways-down": lazyChapter("four-ways-down", () => import("./chapters/10-four-ways-down/chapter.tsx")),
  "too-long": lazyChapter("too-long", () => import("./chapters/11-too-long/chapter.tsx")),
  "reading-a-result": lazyChapter("reading-a-result", () => import("./chapters/12-reading-a-result/chapter.tsx")),
  "reading-an-answer": lazyChapter("reading-an-answer", () => import("./chapters/13-reading-an-answer/chapter.tsx")),
};

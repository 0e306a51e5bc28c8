import type { FunctionComponent } from "preact";
import { lazy } from "preact-iso";
import type { Chapter } from "./chapter.ts";
import { createBody } from "./chapter-body.tsx";

/** The content of a chapter, loaded when it is first shown or before. */
export interface LazyChapter extends FunctionComponent {
  preload(): Promise<unknown>;
}

/** A chapter in a script of its own. */
export function lazyChapter(slug: string, load: () => Promise<{ readonly chapter: Chapter }>): LazyChapter {
  return lazy(async () => ({ default: createBody(slug, (await load()).chapter) })) as LazyChapter;
}

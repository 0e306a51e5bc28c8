import type { TaskName } from "./tasks.ts";

/** What the page asks of the lessons' web worker. */
export interface Asked {
  readonly id: number;
  readonly task: TaskName;
  readonly question: unknown;
}

/** What comes back, news before the result. */
export type Told = { readonly id: number } & (
  | { readonly is: "news"; readonly news: unknown }
  | { readonly is: "result"; readonly result: unknown }
  | { readonly is: "error"; readonly text: string }
);

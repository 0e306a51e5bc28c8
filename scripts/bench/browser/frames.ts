import type { Browser, Page } from "playwright-core";
import { median } from "../measure.ts";

/** How busy a page's main thread was. */
export interface FrameReport {
  readonly frames: number;
  /** Milliseconds of CPU time that all tasks from one frame to the next took: the median, and what one in twenty exceeds. */
  readonly median: number;
  readonly high: number;
  /** Tasks of more than 50 ms of CPU time, in ms. */
  readonly long: readonly number[];
}

interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  /** Microseconds. */
  readonly ts: number;
  /** CPU time, in microseconds: other programs on the machine make a task last longer. */
  readonly tdur?: number;
  readonly args?: { readonly name?: string };
}

const LONG_TASK_MS = 50;

/** Records the page's main thread for so many seconds. */
export async function recordFrames(browser: Browser, page: Page, seconds: number): Promise<FrameReport> {
  await browser.startTracing(page, { categories: ["devtools.timeline", "disabled-by-default-devtools.timeline"] });
  await page.waitForTimeout(seconds * 1000);
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString()) as { traceEvents: TraceEvent[] };
  return reportOf(traceEvents);
}

function reportOf(events: readonly TraceEvent[]): FrameReport {
  const starts = events.filter(({ name }) => name === "FireAnimationFrame");
  // Of several pages, the one that draws.
  const framesOf = (thread: string) => starts.filter((event) => threadOf(event) === thread);
  const [thread = ""] = [...new Set(starts.map(threadOf))].sort((a, b) => framesOf(b).length - framesOf(a).length);
  const tasks = events.filter((event) => event.name === "RunTask" && threadOf(event) === thread && event.tdur !== undefined);
  const times = framesOf(thread)
    .map(({ ts }) => ts)
    .sort((a, b) => a - b);
  const busy = times.slice(1).map((end, i) => {
    const from = times[i] as number;
    return tasks.filter(({ ts }) => ts >= from && ts < end).reduce((sum, { tdur = 0 }) => sum + tdur / 1000, 0);
  });
  return {
    frames: busy.length,
    median: busy.length > 0 ? median(busy) : 0,
    high: busy.sort((a, b) => a - b)[Math.floor(0.95 * busy.length)] ?? 0,
    long: tasks.map(({ tdur = 0 }) => tdur / 1000).filter((milliseconds) => milliseconds > LONG_TASK_MS),
  };
}

function threadOf({ pid, tid }: TraceEvent): string {
  return `${pid} ${tid}`;
}

import { readdirSync, readFileSync } from "node:fs";

/** The CPU time of each thread of a process so far, in ms: the first number of /proc/PID/task/TID/schedstat, in ns. Linux only. */
export function cpuTimesOf(pid: number): Map<string, number> {
  const tasks = `/proc/${pid}/task`;
  return new Map(readdirSync(tasks).map((task) => [task, Number(readFileSync(`${tasks}/${task}/schedstat`, "utf8").split(" ")[0]) / 1e6]));
}

/** The CPU time between two moments, in ms: of all threads, and of the busiest, which runs the Worker; the others compile. */
export function cpuBetween(before: Map<string, number>, after: Map<string, number>): { readonly all: number; readonly busiest: number } {
  const times = Array.from(after, ([task, time]) => time - (before.get(task) ?? 0));
  return { all: times.reduce((sum, time) => sum + time, 0), busiest: Math.max(...times) };
}

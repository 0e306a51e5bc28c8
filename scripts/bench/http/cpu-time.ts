import { readdirSync, readFileSync } from "node:fs";

/** The CPU time of the threads of a process so far, in ms: the first number of /proc/PID/task/TID/schedstat, in ns. Linux only. */
export function cpuTimeOf(pid: number): number {
  const tasks = `/proc/${pid}/task`;
  const times = readdirSync(tasks).map((task) => Number(readFileSync(`${tasks}/${task}/schedstat`, "utf8").split(" ")[0]));
  return times.reduce((sum, time) => sum + time, 0) / 1e6;
}

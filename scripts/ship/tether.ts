import { isMainThread } from "node:worker_threads";

/*
 * Loaded first by every child process of ship, and by the processes that these start: ends the process when ship is gone. A ship that is
 * killed outright cannot end them itself.
 */

const POLL_MS = 500;
const GRACE_MS = 3000;
const ship = Number(process.env.CYTONET_SHIP);

if (ship > 0 && isMainThread) {
  const timer = setInterval(() => {
    if (isAlive(ship)) return;
    clearInterval(timer);
    process.kill(process.pid, "SIGTERM");
    setTimeout(() => process.exit(1), GRACE_MS).unref();
  }, POLL_MS);
  timer.unref();
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

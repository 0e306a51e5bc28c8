/** Keeps a run to a number of steps per second by the clock, however often it is asked. */
export interface Pace {
  readonly isRunning: boolean;
  /** How many steps to do before the clock is looked at again. */
  readonly portion: number;
  start(stepsPerSecond: number): void;
  stop(): void;
  /** Counts from now on, at the same speed. */
  restart(): void;
  /** The steps that are due now; Infinity at full speed. */
  due(): number;
  /** Notes that this many steps have been done since the last call. */
  count(steps: number): void;
  /** Milliseconds until the next step is due; Infinity unless it is running. */
  wait(): number;
}

/** A portion takes about this many milliseconds. */
const PORTION = 1;
/** A machine that is further behind than this many milliseconds does not catch up: it would rush as soon as it could. */
const MOST_BEHIND = 250;

export function createPace(now: () => number): Pace {
  let stepsPerSecond = 0;
  /** Since when the steps are counted. */
  let since = 0;
  let done = 0;
  let portion = 1;
  let countedAt = 0;

  function due(): number {
    if (stepsPerSecond === 0) return 0;
    if (stepsPerSecond === Infinity) return Infinity;
    const time = now();
    const steps = Math.floor(((time - since) * stepsPerSecond) / 1000) - done;
    if (steps <= Math.max(1, (MOST_BEHIND * stepsPerSecond) / 1000)) return steps;
    since = time;
    done = 0;
    return 1;
  }

  function restart(): void {
    since = now();
    done = 0;
  }

  return {
    get isRunning() {
      return stepsPerSecond > 0;
    },
    get portion() {
      return portion;
    },
    start(speed) {
      stepsPerSecond = speed;
      restart();
    },
    restart,
    stop() {
      stepsPerSecond = 0;
    },
    due() {
      countedAt = now();
      return due();
    },
    count(steps) {
      const time = now();
      const took = time - countedAt;
      countedAt = time;
      done += steps;
      if (took < PORTION / 2 && steps === portion) portion *= 2;
      else if (took > 2 * PORTION) portion = Math.max(1, Math.floor(portion / 2));
    },
    wait() {
      if (stepsPerSecond === 0) return Infinity;
      return stepsPerSecond === Infinity ? 0 : Math.max(0, since + ((done + 1) * 1000) / stepsPerSecond - now());
    },
  };
}

/** How the page asks for looks and shows them: one at a time, and each within an animation frame. */
export interface LookLoop<Look> {
  /** Starts anew, for another run: asks for its first look. */
  restart(): void;
  /** Asks again, because the next look is to be of something else. */
  refresh(): void;
  /** Whether a look has been received that is not shown yet. */
  readonly isWaiting: boolean;
  /** Takes a look to be shown in the next animation frame; a later one replaces it. */
  receive(look: Look): void;
}

export interface LookLoopDependencies<Look> {
  requestFrame(callback: () => void): void;
  /** Calls back after some milliseconds. */
  wait(callback: () => void, milliseconds: number): void;
  prefersReducedMotion(): boolean;
  show(look: Look): void;
  /** Asks for a look; `used` is one whose memory may be used again. */
  want(used?: Look): void;
}

/** With reduced motion: milliseconds between two looks. */
const CALM_INTERVAL = 500;

export function createLookLoop<Look>(dependencies: LookLoopDependencies<Look>): LookLoop<Look> {
  const { requestFrame, wait, prefersReducedMotion, show, want } = dependencies;
  let round = 0;
  let next: Look | undefined;
  let shown: Look | undefined;
  /** Effects of components still read it, until the one after it is shown. */
  let previous: Look | undefined;

  function draw(): void {
    const look = next;
    if (!look) return;
    next = undefined;
    const used = previous;
    previous = shown;
    shown = look;
    show(look);
    const present = round;
    const ask = () => {
      if (round === present) want(used);
    };
    if (prefersReducedMotion()) wait(ask, CALM_INTERVAL);
    else ask();
  }

  return {
    get isWaiting() {
      return next !== undefined;
    },
    restart() {
      round++;
      next = shown = previous = undefined;
      want();
    },
    refresh: () => want(),
    receive(look) {
      if (!next) requestFrame(draw);
      next = look;
    },
  };
}

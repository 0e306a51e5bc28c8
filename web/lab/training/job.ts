/** A computation in pieces, so that it can take turns with a training. */
export interface Job<News> {
  /** Works for a few milliseconds. What is new since the last call, possibly nothing; undefined once the job is done. */
  next(): readonly News[] | undefined;
  /** Ends the job and releases its engines; `next` returns undefined from now on. */
  cancel(): void;
}

/** How long one call of `next` works, in milliseconds; a step that takes longer is finished. */
const TURN = 5;

/** A job made of small steps: each `yield` ends a step and hands over what is new, if anything. `now` is a clock in milliseconds. */
export function createJob<News>(steps: Generator<News | undefined, void>, now: () => number): Job<News> {
  let isDone = false;
  return {
    next() {
      if (isDone) return undefined;
      const news: News[] = [];
      const end = now() + TURN;
      do {
        const { done, value } = steps.next();
        if (done) {
          isDone = true;
          return news.length > 0 ? news : undefined;
        }
        if (value !== undefined) news.push(value);
      } while (now() < end);
      return news;
    },
    cancel() {
      isDone = true;
      steps.return();
    },
  };
}

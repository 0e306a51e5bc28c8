import { createBreather } from "./breather.ts";
import type { Frame, HistoryPart } from "./protocol.ts";
import type { Trainer } from "./trainer.ts";

/** The page's want of a frame, of which there is at most one, and whether there is something new to answer it with. */
export interface FrameAnswers {
  /** Notes a want; a buffer that came with an earlier one is kept. */
  want(row: number, room: ArrayBuffer | undefined): void;
  /** Notes that the run has moved since the last frame. */
  touch(): void;
  /** Forgets the want, because the run that it was about is gone. */
  reset(): void;
  /** Whether a frame is wanted and would show something new. */
  readonly isDue: boolean;
  /** Whether enough time has passed since the last frame, of which each takes some. */
  readonly isRested: boolean;
  /** The frame that was wanted. */
  take(trainer: Trainer): Frame & { readonly history?: HistoryPart };
}

/** At full speed at most a fifteenth of the time goes into frames. */
const REST = 14;

export function createFrameAnswers(now: () => number): FrameAnswers {
  const breather = createBreather(now, REST);
  let wanted: { readonly row: number; readonly room: ArrayBuffer | undefined } | undefined;
  let isNew = true;
  let shownRow = -1;
  return {
    want(row, room) {
      wanted = { row, room: room ?? wanted?.room };
    },
    touch() {
      isNew = true;
    },
    reset() {
      wanted = undefined;
      isNew = true;
    },
    get isDue() {
      return wanted !== undefined && (isNew || wanted.row !== shownRow);
    },
    get isRested() {
      return breather.isRested;
    },
    take(trainer) {
      if (!wanted) throw new Error("no frame is wanted");
      const { row, room } = wanted;
      wanted = undefined;
      isNew = false;
      shownRow = row;
      const frame = breather.work(() => trainer.look(row, room));
      const history = trainer.takeHistory();
      return history ? { ...frame, history } : frame;
    },
  };
}

import { expect, test } from "vitest";
import type { EngineFactory } from "../../../network/learning/engine.ts";
import { shippedExperiment } from "../../../web/lab/experiment/presets.ts";
import type { Order, Reply } from "../../../web/lab/training/protocol.ts";
import { createSession } from "../../../web/lab/training/session.ts";
import { engine, wisconsin } from "./lab-harness.ts";

const load: Order = { run: 1, do: "load", experiment: shippedExperiment, data: wisconsin };

/** A session on a clock that moves by a tenth of a millisecond whenever it is read, and by a thirtieth with each step. */
function sessionOnClock() {
  const replies: Reply[] = [];
  const clock = { time: 0 };
  const timed: EngineFactory = (...made) => {
    const { runSteps, ...rest } = engine(...made);
    return {
      ...rest,
      runSteps(training, count) {
        clock.time += count / 30;
        return runSteps?.(training, count) ?? false;
      },
    };
  };
  const session = createSession({
    engine: timed,
    now: () => {
      clock.time += 0.1;
      return clock.time;
    },
    post: (reply) => replies.push(reply),
  });
  return { session, clock, take: () => replies.splice(0), kinds: () => replies.splice(0).map(({ is }) => is) };
}

test("each want is answered by one frame, and only once there is something new", () => {
  const { session, kinds } = sessionOnClock();
  session.handle(load);
  session.slice();
  expect(kinds()).toEqual(["ready"]);
  session.handle({ run: 1, do: "want", row: 0 });
  session.slice();
  session.slice();
  expect(kinds()).toEqual(["frame"]);
  session.handle({ run: 1, do: "want", row: 0 });
  expect(session.slice()).toBe(Infinity);
  expect(kinds()).toEqual([]);
  session.handle({ run: 1, do: "step", count: 1 });
  session.slice();
  session.handle({ run: 1, do: "step", count: 1 });
  session.slice();
  expect(kinds()).toEqual(["frame"]);
  session.handle({ run: 1, do: "want", row: 0 });
  session.slice();
  expect(kinds()).toEqual(["frame"]);
});

test("a frame is written into the buffer that the page sends back", () => {
  const { session, take } = sessionOnClock();
  session.handle(load);
  session.handle({ run: 1, do: "want", row: 0 });
  session.slice();
  const frame = take().find((reply) => reply.is === "frame");
  expect(frame?.room).toBeInstanceOf(ArrayBuffer);
  const room = frame?.room as ArrayBuffer;
  session.handle({ run: 1, do: "want", row: 1, room });
  session.slice();
  expect(take()).toMatchObject([{ is: "frame", row: 1, room }]);
});

test("orders for another run are dropped", () => {
  const { session, kinds } = sessionOnClock();
  session.handle(load);
  session.handle({ run: 2, do: "want", row: 0 });
  session.handle({ run: 0, do: "run", stepsPerSecond: Infinity });
  expect(session.slice()).toBe(Infinity);
  expect(kinds()).toEqual(["ready"]);
});

test("at full speed a slice lasts a few milliseconds, and the session is heard between them", () => {
  const { session, clock } = sessionOnClock();
  session.handle(load);
  session.handle({ run: 1, do: "run", stepsPerSecond: Infinity });
  const before = clock.time;
  expect(session.slice()).toBe(0);
  expect(clock.time - before).toBeLessThan(8);
  session.handle({ run: 1, do: "pause" });
  expect(session.slice()).toBe(Infinity);
});

test("at a few steps per second it asks to be called when the next one is due", () => {
  const { session } = sessionOnClock();
  session.handle(load);
  session.handle({ run: 1, do: "run", stepsPerSecond: 10 });
  const wait = session.slice();
  expect(wait).toBeGreaterThan(90);
  expect(wait).toBeLessThanOrEqual(100);
});

test("the end of a run is told after the frame that shows it", () => {
  const { session, take, kinds } = sessionOnClock();
  session.handle(load);
  session.handle({ run: 1, do: "want", row: 0 });
  session.slice();
  session.handle({ run: 1, do: "seek", epoch: 1e9 });
  session.handle({ run: 1, do: "want", row: 0 });
  while (session.slice() === 0);
  take();
  session.handle({ run: 1, do: "seek", epoch: 400 });
  session.slice();
  expect(kinds(), "without a want there is neither").toEqual([]);
  session.handle({ run: 1, do: "want", row: 0 });
  session.slice();
  expect(take()).toMatchObject([
    { is: "frame", epoch: 400 },
    { is: "end", why: "epochs" },
  ]);
});

test("orders that come faster than they are carried out add up", () => {
  const { session, take } = sessionOnClock();
  const stepShown = () => {
    session.handle({ run: 1, do: "want", row: 0 });
    while (session.slice() === 0);
    return take().find((reply) => reply.is === "frame")?.step;
  };
  session.handle(load);
  for (let i = 0; i < 3; i++) session.handle({ run: 1, do: "step", count: 1 });
  expect(stepShown()).toBe(3);
  session.handle({ run: 1, do: "seek", epoch: 10 });
  session.handle({ run: 1, do: "epoch" });
  expect(stepShown()).toBe(11);
});

test("a run that is started while a point is sought goes on from there", () => {
  const { session, clock, take } = sessionOnClock();
  session.handle(load);
  session.handle({ run: 1, do: "seek", epoch: 20 });
  session.handle({ run: 1, do: "run", stepsPerSecond: 100 });
  while (session.slice() === 0);
  clock.time += 100;
  session.slice();
  session.handle({ run: 1, do: "want", row: 0 });
  session.slice();
  const frame = take().find((reply) => reply.is === "frame");
  expect(frame?.step).toBeGreaterThan(20);
  expect(frame?.step).toBeLessThan(40);
});

test("an order that makes no sense is an error of the run, not of the worker", () => {
  const { session, take } = sessionOnClock();
  session.handle({ ...load, data: { ...wisconsin, rows: [], labels: [] } });
  expect(take()).toMatchObject([{ run: 1, is: "error" }]);
  session.handle({ ...load, run: 2 });
  expect(take()).toMatchObject([{ run: 2, is: "ready" }]);
});

import { expect, test } from "vitest";
import { createLessonWorker, isStopped, type OpenPort } from "../../../web/learn/worker/lesson-worker.ts";
import type { Told } from "../../../web/learn/worker/protocol.ts";

test("news and results reach the task that they belong to; a task that fails rejects, and all that is stopped", async () => {
  let tell: (told: Told) => void = () => {};
  let terminated = 0;
  const asked: number[] = [];
  const open: OpenPort = (receive) => {
    tell = receive;
    return { postMessage: ({ id }) => asked.push(id), terminate: () => terminated++ };
  };
  const worker = createLessonWorker(open);
  const news: unknown[] = [];
  const article = worker.run("article", {}, (look) => news.push(look));
  const split = worker.run("split", { seed: 3 });
  const lane = worker.run("lane", { lane: 0, seed: 1 });
  const [first, second, third] = asked as [number, number, number];
  tell({ id: first, is: "news", news: "a look" });
  tell({ id: second, is: "error", text: "no" });
  tell({ id: first, is: "result", result: undefined });
  await expect(split).rejects.toThrow("no");
  await expect(article).resolves.toBeUndefined();
  expect(news).toEqual(["a look"]);
  worker.stop();
  expect(terminated).toBe(1);
  await lane.catch((reason: unknown) => expect(isStopped(reason)).toBe(true));
  tell({ id: third, is: "result", result: undefined });
  void worker.run("split", { seed: 4 }).catch(() => {});
  expect(asked).toHaveLength(4);
});

// @module-tag slow
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { exitCodes } from "../../../scripts/ship/exit-codes.ts";
import type { ApiRequest } from "./cloudflare/api.ts";
import { freePort } from "./free-port.ts";
import { writeOtherModel } from "./other-model.ts";
import { isDeployment, isUpload, type Production, startProduction, trafficOf } from "./production.ts";
import { copyProject, type Project, writeOwnData } from "./project.ts";

/** Each signal at each of some moments: ship says so, and the old version alone is live, or nothing is served any more. */
const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** One signal at each moment in turn; with `EVERY_SIGNAL=1`, every signal at every moment, which takes three times as long. */
const pairsOf = <Moment>(moments: readonly Moment[]) =>
  moments.flatMap((moment, i) =>
    (process.env.EVERY_SIGNAL ? signals : [signals[i % signals.length]!]).map((signal) => ({ moment, signal })),
  );

describe("while a second model is shipped", () => {
  let production: Production;
  let first: string;
  beforeAll(async () => {
    production = await startProduction();
    first = production.project.modelVersion();
    writeOtherModel(production.project.path("worker/model.json"));
  }, 180_000);
  afterEach(() => production.intercept(undefined));
  afterAll(() => production?.close(), 60_000);

  /** The first call to the API of a kind, counted from the start of a run. */
  const nth = (kind: (request: ApiRequest) => boolean, n: number) => {
    let count = 0;
    return (request: ApiRequest) => kind(request) && ++count === n;
  };
  const moments: readonly (readonly [string, () => (request: ApiRequest) => boolean, string])[] = [
    ["during an upload", () => nth(isUpload, 1), "production is unchanged"],
    [
      "while two versions share the traffic",
      () => nth((request) => isDeployment(request) && trafficOf(request).length === 2, 1),
      "is live again",
    ],
    [
      "while the version between the two is everywhere",
      () => nth((request) => isDeployment(request) && trafficOf(request).length === 1, 1),
      "is live again",
    ],
    [
      "when the new version has just been made live",
      () => nth((request) => isDeployment(request) && trafficOf(request).length === 1, 2),
      "is live again",
    ],
  ];

  test.each(pairsOf(moments))(
    "$signal $moment.0",
    async ({ signal, moment: [, isMoment, says] }) => {
      const matches = isMoment();
      production.intercept(async (request, proceed) => {
        const response = await proceed();
        if (matches(request)) setTimeout(() => running.kill(signal), 300);
        return response;
      });
      const running = production.ship("--gradual", "50,100", "--watch", "1");
      const { code, output } = await running.end;
      expect(output).toMatch(/^Interrupted: /m);
      expect(output).toContain(says);
      expect(code, output).toBe(exitCodes.interrupted);
      await production.expectLive(first);
    },
    180_000,
  );
});

describe("while ship --local runs", () => {
  let project: Project;
  let port: number;
  beforeAll(async () => {
    project = copyProject();
    port = await freePort();
    writeOwnData(project);
  });
  afterAll(() => project?.remove());

  const answers = () =>
    fetch(`http://127.0.0.1:${port}/api/v1/health`).then(
      () => true,
      () => false,
    );
  const start = () =>
    project.start("scripts/ship.ts", ["--local", "--quick", "--fresh", "--data", "mine.csv", "--port", String(port)], { onTerminal: true });
  const moments = ["Train, evaluate, gate", "Build", "Serve", "answers until you press Ctrl-C"];

  test.each(pairsOf(moments))(
    "$signal at: $moment",
    async ({ moment, signal }) => {
      const running = start();
      await expect.poll(() => running.output(), { timeout: 90_000, interval: 50 }).toContain(moment);
      running.kill(signal);
      const { code, output } = await running.end;
      const isServing = moment.startsWith("answers");
      expect(output).toContain(isServing ? "Stopped serving." : "Interrupted: nothing is served any more");
      expect(code).toBe(isServing ? exitCodes.done : exitCodes.interrupted);
      expect(await answers()).toBe(false);
    },
    120_000,
  );

  test("a ship that is killed outright leaves no server behind", async () => {
    const running = start();
    await expect.poll(() => running.output(), { timeout: 90_000, interval: 50 }).toContain("answers until you press Ctrl-C");
    expect(await answers()).toBe(true);
    running.kill("SIGKILL");
    await expect.poll(answers, { timeout: 15_000, interval: 250 }).toBe(false);
    await pause(100);
  }, 120_000);
});

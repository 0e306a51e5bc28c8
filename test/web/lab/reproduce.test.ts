import { readFileSync } from "node:fs";
import { MessageChannel } from "node:worker_threads";
import { describe, expect, test } from "vitest";
import { type Job, replyTo } from "../../../model/assessment/jobs.ts";
import { createPool } from "../../../model/assessment/pool.ts";
import type { ModelFile } from "../../../model/file/model-file.ts";
import { sealModel } from "../../../model/file/seal.ts";
import { makeModel } from "../../../model/release/make-model.ts";
import { recipes } from "../../../model/training/recipes.ts";
import { wisconsinTrainingData } from "../../../model/training/wisconsin-data.ts";
import { projectPath } from "../../../scripts/files.ts";
import { copied, createComparison, fixed, parts, partsOf } from "../../../web/lab/reproduce/parts.ts";
import { type Port, portThread } from "../../../web/lab/reproduce/port-thread.ts";
import type { FoldMessage } from "../../../web/lab/reproduce/protocol.ts";
import { rebuildFile, rebuildWeights, type Source } from "../../../web/lab/reproduce/rebuild.ts";
import { createReproduceState, type ReproduceDependencies } from "../../../web/lab/reproduce/reproduce-state.ts";
import { refusalText, serverText } from "../../../web/lab/reproduce/wording.ts";
import { isOfWisconsin } from "../../model/models.ts";
import { engine } from "./lab-harness.ts";

const csv = Uint8Array.from(readFileSync(projectPath("data/wisconsin.csv")));
const data = wisconsinTrainingData(csv);
const shipped = JSON.parse(readFileSync(projectPath("worker/model.json"), "utf8")) as ModelFile;

/** A model that is trained in no time and was not assessed. */
const quickRecipe = { ...recipes[0]!, training: { ...recipes[0]!.training, epochs: 3 } };
const { file: quick } = await makeModel({ recipe: quickRecipe, data, seed: 5, engine });
const quickText = `${JSON.stringify(quick)}\n`;

const source = (deployed: ModelFile, text = `${JSON.stringify(deployed)}\n`): Source => ({
  text,
  deployed,
  data,
  engine,
  now: () => performance.now(),
});

/** The state, with the real rebuild in this thread. */
function createState(changes: Partial<ReproduceDependencies> = {}) {
  return createReproduceState({
    fetchDeployed: async () => ({ text: quickText, from: "server" }),
    fetchRows: async () => csv,
    fetchServerVersion: async () => quick.version,
    startRebuild(request, report) {
      const from = source(JSON.parse(request.deployed) as ModelFile, request.deployed);
      if (request.what === "weights") report({ is: "weights", ...rebuildWeights(from) });
      else
        void rebuildFile(
          from,
          createPool(data, () => expect.fail("an unassessed model needs no thread"), 1),
          report,
        ).then((made) => report({ is: "made", ...made }));
      return () => {};
    },
    threads: 1,
    now: () => performance.now(),
    ...changes,
  });
}

describe("the parts of a model file", () => {
  test("hold each of its keys once, with what is copied and what is fixed", () => {
    const ofFile = [...parts.flatMap((part) => ("file" in part ? part.file : [])), ...copied.file, ...fixed];
    const ofReport = [...parts.flatMap((part) => ("report" in part ? part.report : [])), ...copied.report];
    expect(new Set(ofFile).size).toBe(ofFile.length);
    expect(new Set(ofReport).size).toBe(ofReport.length);
    expect(Object.keys(shipped).filter((key) => !(ofFile as string[]).includes(key))).toEqual([]);
    expect(Object.keys(shipped.report!).filter((key) => !(ofReport as string[]).includes(key))).toEqual([]);
  });

  test("agree where the characters are the same, each as soon as it is complete", () => {
    const compare = createComparison(shipped);
    const { predictionSets, report } = shipped;
    expect(compare({ predictionSets })).toEqual([]);
    expect(compare({ report: { coverageByUnknown: report!.coverageByUnknown } })).toEqual([{ name: "predictionSets", agrees: true }]);
    const changed = { ...report!, seeds: { ...report!.seeds, count: 49 } };
    const rest = compare({ ...shipped, report: changed });
    expect(rest.filter(({ agrees }) => !agrees)).toEqual([{ name: "seeds", agrees: false }]);
    expect(rest.length + 1).toBe(partsOf(shipped).length);
  });

  test("of a model that was not assessed are those without a report", () => {
    expect(partsOf(quick)).toEqual(["scaling", "weights", "background", "predictionSets", "unusual"]);
  });
});

test.runIf(isOfWisconsin)("recipe, seed and rows of the shipped model give its parameters; another seed does not", () => {
  const { ours, theirs, count } = rebuildWeights(source(shipped));
  expect(ours).toBe(theirs);
  expect(count).toBe(166);
  expect(rebuildWeights(source({ ...shipped, seed: shipped.seed + 1 })).ours).not.toBe(theirs);
});

test("threads behind ports give what the jobs give here", async () => {
  const rows = data.rows.map((_, i) => i);
  const jobs = [1, 2, 3].map((seed): Job => {
    const split = { seed, train: rows.filter((i) => i % 5 !== seed), test: rows.filter((i) => i % 5 === seed) };
    return { kind: "prediction", method: { kind: "network", recipe: quickRecipe }, ...split };
  });
  let opened = 0;
  const pool = createPool(
    data,
    () => {
      const { port1, port2 } = new MessageChannel();
      opened++;
      let held: typeof data | undefined;
      port2.on("message", (message: FoldMessage) => {
        if ("data" in message) held = message.data;
        else port2.postMessage(replyTo(message.job, held!, engine));
      });
      return portThread(port1 as unknown as Port, data);
    },
    2,
  );
  const results = await pool.run(jobs);
  expect(results).toEqual(jobs.map((job) => (replyTo(job, data, engine) as { result: unknown }).result));
  expect(opened).toBe(2);
  await pool.close();
});

describe("the state", () => {
  test("has the weights rebuilt and compared", async () => {
    const state = createState();
    await state.start("weights");
    expect(state.weights.value).toMatchObject({ count: 166, ours: state.weights.value?.theirs });
    expect(state.activity.value).toBe("none");
  });

  test("shows part after part, then the whole file and the server's version", async () => {
    const state = createState();
    await state.start("whole");
    await expect.poll(() => state.made.value).toBeDefined();
    const { ours, theirs, version, serverVersion, bytes } = state.made.value!;
    expect([ours, version, bytes]).toEqual([theirs, quick.version, quickText.length]);
    expect(serverVersion).toBe(version);
    expect(state.parts.value).toEqual(partsOf(quick).map((name) => ({ name, agrees: true })));
    expect(state.activity.value).toBe("none");
  });

  test("says which part differs", async () => {
    const { version: _, ...content } = quick;
    const other = sealModel({ ...content, background: { ...content.background, bandwidth: 0.06 } });
    const state = createState({ fetchDeployed: async () => ({ text: `${JSON.stringify(other)}\n`, from: "server" }) });
    await state.start("whole");
    await expect.poll(() => state.made.value).toBeDefined();
    expect(state.parts.value.filter(({ agrees }) => !agrees)).toEqual([{ name: "background", agrees: false }]);
    expect(state.made.value!.ours).not.toBe(state.made.value!.theirs);
  });

  test("without the server compares with the page's file, and knows no version", async () => {
    const state = createState({
      fetchDeployed: async () => ({ text: quickText, from: "page" }),
      fetchServerVersion: async () => undefined,
    });
    await state.start("whole");
    await expect.poll(() => state.made.value).toBeDefined();
    expect(state.deployed.value!.from).toBe("page");
    expect(serverText(state.made.value!)).toContain("cannot be reached");
  });

  test("starts nothing for a model of other data, and says so", async () => {
    const { version: _, ...content } = quick;
    const stated = { file: "ours.csv", source: null, licence: null, classes: [1, 1] as const };
    const own = sealModel({
      ...content,
      data: { ...content.data, sha256: "0".repeat(64), stated: { ...stated, leftOut: { errors: 0, noDiagnosis: 0, unknownScores: 0 } } },
    });
    const state = createState({
      fetchDeployed: async () => ({ text: JSON.stringify(own), from: "server" }),
      startRebuild: () => expect.fail("nothing must be started"),
    });
    await state.start("whole");
    expect(refusalText(state.deployed.value!)).toContain("ours.csv");
    expect([state.activity.value, state.error.value]).toEqual(["none", ""]);
  });

  test("stops what runs when it is cancelled, and hears no more of it", async () => {
    let isStopped = false;
    let report: Parameters<ReproduceDependencies["startRebuild"]>[1] = () => {};
    const state = createState({
      startRebuild(_request, callback) {
        report = callback;
        return () => {
          isStopped = true;
        };
      },
    });
    await state.start("whole");
    report({ is: "part", name: "weights", agrees: true });
    expect(state.parts.value).toContainEqual({ name: "weights", agrees: true });
    state.cancel();
    expect([isStopped, state.activity.value, state.isCancelled.value]).toEqual([true, "none", true]);
    report({ is: "error", text: "too late" });
    expect([state.error.value, state.parts.value]).toEqual(["", []]);
  });

  test("says why nothing came of it", async () => {
    const state = createState({ fetchRows: () => Promise.reject(new Error("no network")) });
    await state.start("weights");
    expect([state.error.value, state.activity.value]).toEqual(["no network", "none"]);
  });
});

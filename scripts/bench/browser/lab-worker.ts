import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { diagnoses, featureKeys } from "../../../data/features.ts";
import { wisconsinRows } from "../../../data/wisconsin-rows.ts";
import type { ModelFile } from "../../../model/file/model-file.ts";
import { sealModel } from "../../../model/file/seal.ts";
import type { Recipe } from "../../../model/training/recipe.ts";
import { projectPath } from "../../files.ts";

/** What the lab's web worker was asked, and how long it took, in ms. */
export interface LabTimes {
  readonly seek: number;
  /** From the order to the plane, and to the last row, by the size of the grid. */
  readonly landscapes: readonly { readonly size: number; readonly plane: number; readonly whole: number }[];
}

/** Trains a recipe to its end in the lab's web worker, goes back to half of it, and has landscapes drawn. */
export function timeOrders(page: Page, script: string, recipe: Recipe): Promise<LabTimes> {
  return page.evaluate(`(async () => {
    ${openLab(script)}
    await load(${JSON.stringify(experimentOf(recipe))});
    send({ do: "run", stepsPerSecond: Infinity });
    while ((await frame()).epoch < ${recipe.training.epochs});
    const half = ${recipe.training.epochs / 2};
    let start = performance.now();
    send({ do: "seek", epoch: half });
    while ((await frame()).epoch !== half);
    const seek = performance.now() - start;
    send({ do: "seek", epoch: ${recipe.training.epochs} });
    while ((await frame()).epoch < ${recipe.training.epochs});
    const landscapes = [];
    for (const size of [41, 81]) {
      start = performance.now();
      send({ do: "landscape", size, plane: "run" });
      await next("landscape");
      const plane = performance.now() - start;
      for (let left = size * size; left > 0; left -= (await next("rows")).heights.length);
      landscapes.push({ size, plane, whole: performance.now() - start });
    }
    worker.terminate();
    return { seek, landscapes };
  })()`);
}

/** Steps per second in the lab's web worker at full speed: while the page asks for frames as it does when it draws them, or for none. */
export function stepsInLoop(page: Page, script: string, recipe: Recipe, seconds: number, isDrawn: boolean): Promise<number> {
  return page.evaluate(`(async () => {
    ${openLab(script)}
    await load(${JSON.stringify(experimentOf(recipe))});
    send({ do: "run", stepsPerSecond: Infinity });
    const after = async (milliseconds) => {
      const end = performance.now() + milliseconds;
      while (performance.now() < end)
        if (${isDrawn}) await frame().then(() => new Promise(requestAnimationFrame));
        else await new Promise((resolve) => setTimeout(resolve, milliseconds));
      const { step } = await frame();
      return { step, at: performance.now() };
    };
    const from = await after(500);
    const to = await after(${1000 * seconds});
    worker.terminate();
    return (1000 * (to.step - from.step)) / (to.at - from.at);
  })()`);
}

/** Steps per second of a whole training, which nothing interrupts, in the web worker that rebuilds the deployed model. */
export function stepsAlone(page: Page, script: string, recipe: Recipe): Promise<number> {
  const request = { what: "weights", deployed: JSON.stringify(shippedFileWith(recipe)) };
  const csv = [...readFileSync(projectPath("data/wisconsin.csv"))];
  return page.evaluate(`(async () => {
    const worker = new Worker(${JSON.stringify(script)}, { type: "module" });
    const report = new Promise((resolve, reject) => {
      worker.onerror = () => reject(new Error("${script} cannot be run"));
      worker.onmessage = ({ data }) => (data.is === "weights" ? resolve(data) : reject(new Error(data.text)));
    });
    worker.postMessage({ ...${JSON.stringify(request)}, csv: Uint8Array.from(${JSON.stringify(csv)}) });
    const { milliseconds } = await report;
    worker.terminate();
    return ${recipe.training.epochs} / (milliseconds / 1000);
  })()`);
}

/** Statements that open the lab's web worker in a page: `send`, `next` (the next reply of a kind), `frame` and `load`. */
function openLab(script: string): string {
  return `
    const worker = new Worker(${JSON.stringify(script)}, { type: "module" });
    const replies = [];
    let wake = () => {};
    worker.onmessage = ({ data }) => { replies.push(data); wake(); };
    worker.onerror = () => { replies.push({ is: "error", text: "${script} cannot be run" }); wake(); };
    const send = (order, transfer = []) => worker.postMessage({ run: 1, ...order }, transfer);
    const next = async (kind) => {
      for (;;) {
        const error = replies.find(({ is }) => is === "error");
        if (error) throw new Error(error.text);
        const at = replies.findIndex(({ is }) => is === kind);
        if (at >= 0) return replies.splice(at, 1)[0];
        await new Promise((resolve) => { wake = resolve; });
      }
    };
    let room;
    const frame = async () => {
      send({ do: "want", row: 0, room }, room ? [room] : []);
      const reply = await next("frame");
      room = reply.room;
      return reply;
    };
    const load = async (experiment) => {
      send({ do: "load", experiment, data: ${JSON.stringify(labData())} });
      await next("ready");
    };`;
}

function experimentOf(recipe: Recipe): object {
  return { data: { kind: "wisconsin" }, holdOut: { kind: "none" }, start: "drawn", recipe, seed: 1 };
}

function labData(): object {
  const complete = wisconsinRows(readFileSync(projectPath("data/wisconsin.csv"), "utf8")).filter(({ values }) => !values.includes(null));
  return {
    rows: complete.map(({ values }) => values),
    labels: complete.map(({ label }) => label),
    inputNames: featureKeys,
    classNames: diagnoses,
  };
}

/** The shipped model as if it came from another recipe. */
function shippedFileWith(recipe: Recipe): ModelFile {
  const { version: _, ...content } = JSON.parse(readFileSync(projectPath("worker/model.json"), "utf8")) as ModelFile;
  return sealModel({ ...content, recipe });
}

import { createPool } from "../../../model/assessment/pool.ts";
import type { ModelFile } from "../../../model/file/model-file.ts";
import { parseModel } from "../../../model/file/parse.ts";
import { wisconsinTrainingData } from "../../../model/training/wisconsin-data.ts";
import { loadEngine } from "../training/load-engine.ts";
import { estimateSeconds } from "./estimate.ts";
import { type Port, portThread } from "./port-thread.ts";
import type { RebuildReport, RebuildRequest } from "./protocol.ts";
import { rebuildFile, rebuildWeights, type Source } from "./rebuild.ts";

// Gets one request, with a port to each web worker of the pool.
self.onmessage = ({ data: request, ports }: MessageEvent<RebuildRequest>) => {
  answer(request, ports).catch((reason: unknown) =>
    report({ is: "error", text: reason instanceof Error ? reason.message : String(reason) }),
  );
};

async function answer({ what, deployed: text, csv }: RebuildRequest, ports: readonly MessagePort[]): Promise<void> {
  const deployed = JSON.parse(text) as ModelFile;
  parseModel(deployed);
  const source: Source = {
    text,
    deployed,
    data: wisconsinTrainingData(csv),
    engine: await loadEngine(),
    now: () => performance.now(),
  };
  if (what === "weights") {
    report({ is: "weights", ...rebuildWeights(source) });
    return;
  }
  const free = [...ports];
  const pool = createPool(source.data, () => portThread(free.pop() as unknown as Port, source.data), ports.length);
  if (what === "whole") report({ is: "made", ...(await rebuildFile(source, pool, report)) });
  else {
    const seconds = await estimateSeconds(pool, deployed.recipe, deployed.seed, ports.length, source.now);
    report({ is: "estimate", seconds });
  }
}

function report(message: RebuildReport): void {
  self.postMessage(message);
}

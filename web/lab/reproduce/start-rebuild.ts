import type { RebuildReport, StartRebuild } from "./protocol.ts";

/** Rebuilds in a web worker, with so many more for the jobs of the assessment. */
export function inWebWorkers(threads: number): StartRebuild {
  return (request, report) => {
    const main = new Worker(new URL("./reproduce.web-worker.ts", import.meta.url), { type: "module" });
    const folds = Array.from(
      { length: request.what === "weights" ? 0 : threads },
      () => new Worker(new URL("./fold.web-worker.ts", import.meta.url), { type: "module" }),
    );
    main.onmessage = ({ data }: MessageEvent<RebuildReport>) => report(data);
    for (const worker of [main, ...folds])
      worker.onerror = ({ message }) => report({ is: "error", text: message || "a web worker could not be started" });
    const ports = folds.map((worker) => {
      const { port1, port2 } = new MessageChannel();
      worker.postMessage(port1, [port1]);
      return port2;
    });
    main.postMessage(request, ports);
    return () => {
      for (const worker of [main, ...folds]) worker.terminate();
    };
  };
}

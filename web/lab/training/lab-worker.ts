import type { Experiment, LabData } from "../experiment/experiment.ts";
import type { Order, Reply } from "./protocol.ts";

/** An order without the number of its run, which the page's side adds. */
export type Request = Exclude<Order, { do: "load" }> extends infer O ? (O extends unknown ? Omit<O, "run"> : never) : never;

/** The page's side of the lab's web worker. */
export interface LabWorker {
  /** Begins a new run. Replies to earlier ones are dropped from now on. */
  load(experiment: Experiment, data: LabData): void;
  ask(request: Request, transfer?: ArrayBuffer[]): void;
  dispose(): void;
}

/** The part of a Worker that is used, so that tests can do without one. */
export interface OrderPort {
  postMessage(order: Order, transfer: ArrayBuffer[]): void;
  terminate(): void;
}

/** Opens a port whose replies go to `receive`. */
export type OpenPort = (receive: (reply: Reply) => void, fail: (text: string) => void) => OrderPort;

/** Replies of the present run go to `receive`; `fail` is told if the worker itself breaks down. */
export function createLabWorker(open: OpenPort, receive: (reply: Reply) => void, fail: (text: string) => void): LabWorker {
  let run = 0;
  let port: OrderPort | undefined;
  /** The rows that the worker has. */
  let sent: LabData | undefined;

  function post(order: Order, transfer: ArrayBuffer[]): void {
    port ??= open((reply) => {
      if (reply.run === run || isOfRace(reply)) receive(reply);
    }, fail);
    port.postMessage(order, transfer);
  }

  return {
    load(experiment, data) {
      run++;
      // Thousands of rows take longer than a frame to send.
      post({ run, do: "load", experiment, ...(data === sent ? {} : { data }) }, []);
      sent = data;
    },
    ask(request, transfer = []) {
      // Before the first run there is nothing to be asked but a race.
      if (run > 0 || request.do === "race") post({ run, ...request }, transfer);
    },
    dispose() {
      run++;
      port?.terminate();
      port = sent = undefined;
    },
  };
}

/** A race goes on when another run is loaded. */
function isOfRace(reply: Reply): boolean {
  return reply.is === "lanes" || reply.is === "progress" || (reply.is === "error" && reply.of === "race");
}

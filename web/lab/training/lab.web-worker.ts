import { loadEngine } from "./load-engine.ts";
import type { Order } from "./protocol.ts";
import { createSession } from "./session.ts";

const session = loadEngine().then((engine) =>
  createSession({ engine, now: () => performance.now(), post: (reply, transfer) => self.postMessage(reply, { transfer }) }),
);
/** A message to ourselves waits behind those from the page; unlike a timeout it waits no longer. */
const channel = new MessageChannel();
let timer = 0;
let isWaking = false;

channel.port1.onmessage = () => {
  isWaking = false;
  void work();
};

self.onmessage = async ({ data }: MessageEvent<Order>) => {
  (await session).handle(data);
  wake();
};

async function work(): Promise<void> {
  clearTimeout(timer);
  const wait = (await session).slice();
  if (wait === 0) wake();
  else if (wait < Infinity) timer = self.setTimeout(wake, wait);
}

function wake(): void {
  if (isWaking) return;
  isWaking = true;
  channel.port2.postMessage(undefined);
}

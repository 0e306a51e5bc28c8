import { signal } from "@preact/signals";

/** A new version of the site that waits to take over, with the version of its model. */
export interface WaitingUpdate {
  readonly model: string;
}

export const waitingUpdate = signal<WaitingUpdate | undefined>(undefined);

let registration: ServiceWorkerRegistration | undefined;

/** Keeps the site for use without a network, and notices when a new version of it is there. */
export async function keepOffline(container: ServiceWorkerContainer | undefined = navigator.serviceWorker): Promise<void> {
  if (!container) return;
  registration = await container.register("/service-worker.js", { updateViaCache: "none" }).catch(() => undefined);
  if (!registration) return;
  const announce = async () => {
    // Without a controller this is the first visit: nothing older is there to be replaced.
    if (registration?.waiting && container.controller) waitingUpdate.value = { model: await modelOf(registration.waiting) };
  };
  const follow = () => registration?.installing?.addEventListener("statechange", announce);
  registration.addEventListener("updatefound", follow);
  follow();
  await announce();
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") lookForUpdate();
  });
}

/** Asks whether the site has changed, e.g. because the edge answered with another model. */
export function lookForUpdate(): void {
  registration?.update().catch(() => undefined);
}

/** Lets the waiting version take over and loads the page anew with it. */
export function takeUpdate(container: ServiceWorkerContainer = navigator.serviceWorker): void {
  container.addEventListener("controllerchange", () => location.reload(), { once: true });
  registration?.waiting?.postMessage("take over");
}

function modelOf(worker: ServiceWorker): Promise<string> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => resolve(String(data));
    worker.postMessage("which model", [port2]);
  });
}

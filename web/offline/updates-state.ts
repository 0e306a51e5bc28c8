import { signal } from "@preact/signals";

/** A new version of the site that is waiting to take over, with the version of its model. */
export interface WaitingUpdate {
  readonly model: string;
}

export const waitingUpdate = signal<WaitingUpdate | undefined>(undefined);

let registration: ServiceWorkerRegistration | undefined;

/** Registers the service worker, which caches the site for offline use, and watches for new versions. */
export async function registerServiceWorker(container: ServiceWorkerContainer | undefined = navigator.serviceWorker): Promise<void> {
  if (!container) return;
  registration = await container.register("/service-worker.js", { updateViaCache: "none" }).catch(() => undefined);
  if (!registration) return;
  const announce = async () => {
    // Without a controller this is the first visit, and there is no older version to replace.
    if (registration?.waiting && container.controller) waitingUpdate.value = { model: await modelVersionOf(registration.waiting) };
  };
  const watchInstall = () => registration?.installing?.addEventListener("statechange", announce);
  registration.addEventListener("updatefound", watchInstall);
  watchInstall();
  await announce();
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") checkForUpdate();
  });
}

/** Checks for a new version, e.g. after a server prediction by a different model. */
export function checkForUpdate(): void {
  registration?.update().catch(() => undefined);
}

/** Activates the waiting version and reloads the page. */
export function applyUpdate(container: ServiceWorkerContainer = navigator.serviceWorker): void {
  container.addEventListener("controllerchange", () => location.reload(), { once: true });
  registration?.waiting?.postMessage("take over");
}

function modelVersionOf(worker: ServiceWorker): Promise<string> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => resolve(String(data));
    worker.postMessage("which model", [port2]);
  });
}

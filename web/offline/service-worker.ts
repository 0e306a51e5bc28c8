/// <reference lib="webworker" />

/** What the build puts before this script; see web/build/site-pages.ts. */
interface Build {
  /** Changes with any file of the site. */
  readonly name: string;
  /** Version of the model that is part of it. */
  readonly model: string;
  readonly addresses: readonly string[];
}

const scope = self as unknown as ServiceWorkerGlobalScope & { readonly cytonetBuild: Build };
const build = scope.cytonetBuild;
const cacheName = `cytonet-${build.name}`;

// A version is kept whole: its pages never meet the scripts or the model of another one.
scope.addEventListener("install", (event) => {
  event.waitUntil(caches.open(cacheName).then((cache) => cache.addAll(build.addresses)));
});

scope.addEventListener("activate", (event) => {
  const forgetOthers = async () => {
    const names = await caches.keys();
    await Promise.all(names.filter((name) => name.startsWith("cytonet-") && name !== cacheName).map((name) => caches.delete(name)));
    await scope.clients.claim();
  };
  event.waitUntil(forgetOthers());
});

scope.addEventListener("message", (event) => {
  if (event.data === "take over") scope.skipWaiting();
  if (event.data === "which model") event.ports[0]?.postMessage(build.model);
});

scope.addEventListener("fetch", (event) => {
  const { pathname, origin } = new URL(event.request.url);
  const asksApi = pathname.startsWith("/api/") || pathname === "/v2" || pathname.startsWith("/v2/");
  if (event.request.method !== "GET" || origin !== scope.location.origin || asksApi) return;
  event.respondWith(fromCache(event.request, pathname));
});

/** A page is the same whatever its query: that is read in the page. */
async function fromCache(request: Request, pathname: string): Promise<Response> {
  const cache = await caches.open(cacheName);
  const kept = await cache.match(pathname);
  if (kept) return kept;
  try {
    return await fetch(request);
  } catch (reason) {
    const lost = request.mode === "navigate" ? await cache.match("/404") : undefined;
    if (lost) return lost;
    throw reason;
  }
}

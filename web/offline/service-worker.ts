/// <reference lib="webworker" />

/** Prepended to this script by the build; see web/build/site-pages.ts. */
interface Build {
  /** A hash of all files of the site. */
  readonly name: string;
  /** The version of the model in this build. */
  readonly model: string;
  readonly urls: readonly string[];
  /** The script that every page of this build starts. */
  readonly entry: string;
}

const scope = self as unknown as ServiceWorkerGlobalScope & { readonly cytonetBuild: Build };
const build = scope.cytonetBuild;
const cacheName = `cytonet-${build.name}`;
const API_DOCUMENT = "/api/v1/openapi.json";

// A version is cached as a whole, so its pages never run with the scripts or the model of another.
scope.addEventListener("install", (event) => {
  event.waitUntil(cacheVersion());
});

/** Throws if a page came from another version, as it may while two share the traffic; the browser tries again at a later visit. */
async function cacheVersion(): Promise<void> {
  const cache = await caches.open(cacheName);
  await cache.addAll(build.urls);
  const pages = build.urls.filter((url) => !url.slice(1).includes("."));
  const texts = await Promise.all(pages.map(async (url) => (await cache.match(url))?.text()));
  if (texts.every((text) => text?.includes(build.entry))) {
    // The reference is read from it. The server makes it, so a site without the server installs all the same.
    await cache.add(API_DOCUMENT).catch(() => {});
    return;
  }
  await caches.delete(cacheName);
  throw new Error("the pages are of another version");
}

scope.addEventListener("activate", (event) => {
  const deleteOldCaches = async () => {
    const names = await caches.keys();
    await Promise.all(names.filter((name) => name.startsWith("cytonet-") && name !== cacheName).map((name) => caches.delete(name)));
    await scope.clients.claim();
  };
  event.waitUntil(deleteOldCaches());
});

// These messages are a contract between versions: a page of an older version sends them to a newer service worker.
scope.addEventListener("message", (event) => {
  if (event.data === "take over") scope.skipWaiting();
  if (event.data === "which model") event.ports[0]?.postMessage(build.model);
});

scope.addEventListener("fetch", (event) => {
  const { pathname, origin } = new URL(event.request.url);
  if (event.request.method === "GET" && origin === scope.location.origin && pathname === API_DOCUMENT) {
    event.respondWith(fromNetwork(event.request));
    return;
  }
  const isApi = pathname.startsWith("/api/") || pathname === "/v2" || pathname.startsWith("/v2/");
  if (event.request.method !== "GET" || origin !== scope.location.origin || isApi) return;
  event.respondWith(fromCache(event.request, pathname));
});

/** The server's response, or the cached one where it cannot be reached. */
async function fromNetwork(request: Request): Promise<Response> {
  try {
    return await fetch(request);
  } catch (reason) {
    const cached = await (await caches.open(cacheName)).match(API_DOCUMENT);
    if (cached) return cached;
    throw reason;
  }
}

/** Matched by path alone: the query string is read by the page. */
async function fromCache(request: Request, pathname: string): Promise<Response> {
  const cache = await caches.open(cacheName);
  const cached = await cache.match(pathname);
  if (cached) return cached;
  try {
    return await fetch(request);
  } catch (reason) {
    const notFound = request.mode === "navigate" ? await cache.match("/404") : undefined;
    if (notFound) return notFound;
    throw reason;
  }
}

/** The paths of an app, and the methods that a path allows, HEAD and OPTIONS included; none where the path is unknown. */
export interface RouteTable {
  readonly paths: readonly string[];
  readonly methods: (path: string) => readonly string[];
}

/** The table of an app's routes. Middleware, which has every method, is not among them. */
export function routeTableOf(routes: readonly { readonly method: string; readonly path: string }[]): RouteTable {
  const patterns = new Map<string, Set<string>>();
  for (const { method, path } of routes) {
    if (method === "ALL") continue;
    const methods = patterns.get(path) ?? new Set();
    patterns.set(path, methods.add(method));
  }
  const table = [...patterns].map(([path, methods]) => ({
    matches: new RegExp(`^${path.replace(/:\w+/g, "[^/]+")}$`),
    methods: [...(methods.has("GET") ? ["GET", "HEAD"] : []), ...[...methods].filter((method) => method !== "GET"), "OPTIONS"],
  }));
  return { paths: [...patterns.keys()], methods: (path) => table.find(({ matches }) => matches.test(path))?.methods ?? [] };
}

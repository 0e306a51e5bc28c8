interface Route {
  readonly method: string;
  readonly path: string;
}

/** From the routes of an app: which methods a path answers, HEAD and OPTIONS included; none where the path is unknown. */
export function methodsOf(routes: readonly Route[]): (path: string) => readonly string[] {
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
  return (path) => table.find(({ matches }) => matches.test(path))?.methods ?? [];
}

export interface Route {
  readonly method: string;
  readonly path: string;
}

/** From the routes of an app: its paths, and which methods a path answers, HEAD and OPTIONS included; none where it is unknown. */
export function methodsOf(routes: readonly Route[]): { paths: readonly string[]; methods: (path: string) => readonly string[] } {
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

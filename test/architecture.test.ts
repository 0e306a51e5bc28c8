import { globSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";

const root = fileURLToPath(new URL("..", import.meta.url));

/** From where each folder may import: the arrows of the README. `web` takes types and model.json alone from `worker`, and `worker` the hash of its build from `dist`. */
const allowed: Record<string, readonly string[]> = {
  network: ["network"],
  data: ["data"],
  model: ["model", "data", "network"],
  worker: ["worker", "model", "data", "network", "dist"],
  scripts: ["scripts", "worker", "model", "data", "network"],
  web: ["web", "model", "data", "network"],
};

interface Import {
  readonly file: string;
  readonly target: string;
  readonly isType: boolean;
}

function sources(folder: string): string[] {
  return globSync(`${folder}/**/*.{ts,tsx}`, { cwd: root }).filter((path) => !/node_modules|assembly|scripts\/bench\/peers/.test(path));
}

function importsOf(file: string): Import[] {
  // What a script writes out between backticks is no import of its own.
  const text = readFileSync(join(root, file), "utf8").replace(/`[^`]*`/g, "``");
  const pattern = /(?:^|\n)\s*(?:import|export)\s+(type\s+)?(?:[^"';]*?\sfrom\s+)?["']([^"']+)["']|import\(\s*["']([^"']+)["']\s*\)/g;
  return [...text.matchAll(pattern)].map(([, type, from, dynamic]) => ({
    file,
    target: (from ?? dynamic) as string,
    isType: type !== undefined,
  }));
}

function placeOf({ file, target }: Import): string {
  return relative(root, join(root, dirname(file), target));
}

describe.each(Object.keys(allowed))("%s", (folder) => {
  const files = sources(folder);
  const imports = files.flatMap(importsOf);

  test("has sources that were read", () => {
    expect(files.length).toBeGreaterThan(0);
    expect(imports.length).toBeGreaterThan(0);
  });

  test("imports only along the arrows", () => {
    const strays = imports
      .filter(({ target }) => target.startsWith("."))
      .filter((entry) => !(allowed[folder] as readonly string[]).includes(placeOf(entry).split("/")[0] as string))
      .filter(
        (entry) => !(folder === "web" && placeOf(entry).startsWith("worker/") && (entry.isType || /\.json(\?\w+)?$/.test(entry.target))),
      );
    expect(strays).toEqual([]);
  });

  test.runIf(["network", "data", "model"].includes(folder))("imports no package", () => {
    expect(imports.filter(({ target }) => !target.startsWith("."))).toEqual([]);
  });

  test.runIf(folder === "network" || folder === "model")("uses no function of Math whose last bit is an engine's own affair", () => {
    const free = /Math\.(?!floor|abs|sqrt|min|max|sign|imul|clz32|ceil|round|trunc|PI|LN2|LOG2E|SQRT2)\w+/;
    const strays = files.filter((file) => free.test(withoutComments(readFileSync(join(root, file), "utf8"))));
    expect(strays).toEqual([]);
  });
});

/** Inside a room, which folder may import which; a folder may always import from itself. */
const folders: Record<string, Record<string, readonly string[]>> = {
  network: { math: [], learning: ["math"], kernel: ["math", "learning"], evaluation: ["math"] },
  model: {
    training: [],
    file: ["training"],
    unknowns: ["training", "file"],
    prediction: ["training", "file", "unknowns"],
    explanation: ["training", "file", "unknowns", "prediction"],
    assessment: ["training", "file", "unknowns", "prediction", "explanation"],
    card: ["training", "file"],
    release: ["training", "file", "prediction", "assessment"],
    onnx: ["file", "unknowns"],
    lessons: ["training", "file", "unknowns", "prediction"],
  },
  // Files directly in web/ are shared by all of its folders.
  web: {
    offline: [],
    components: ["offline", "styles"],
    predict: ["components", "offline", "styles"],
    tables: [],
    batch: ["components", "tables"],
    "model-card": ["components"],
    data: ["components"],
    api: ["components", "predict"],
    lab: ["components", "styles", "tables"],
    learn: ["components", "lab", "predict", "styles"],
    build: ["learn"],
  },
};

describe.each(Object.keys(folders))("inside %s", (room) => {
  test("folders import only along their arrows", () => {
    const arrows = folders[room] as Record<string, readonly string[]>;
    const strays = sources(room)
      .flatMap(importsOf)
      .filter((entry) => placeOf(entry).startsWith(`${room}/`))
      .map((entry) => ({ file: entry.file, from: entry.file.split("/")[1] as string, to: placeOf(entry).split("/")[1] as string }))
      .filter(({ from, to }) => from in arrows && from !== to && !to.includes(".") && !arrows[from]?.includes(to));
    expect(strays).toEqual([]);
  });
});

test("no file imports itself by way of others, types included", () => {
  const graph = new Map<string, string[]>();
  for (const file of Object.keys(allowed).flatMap(sources))
    graph.set(
      file,
      importsOf(file)
        .filter(({ target }) => target.startsWith("."))
        .map(placeOf),
    );
  expect(cycleIn(graph)).toEqual([]);
});

test("no source file passes 250 lines", () => {
  const long = ["network", "data", "model", "worker", "scripts", "web"]
    .flatMap(sources)
    .map((file) => ({ file, lines: readFileSync(join(root, file), "utf8").split("\n").length }))
    .filter(({ lines }) => lines > 251);
  expect(long).toEqual([]);
});

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, "");
}

/** The files of one cycle of a graph, in order; empty where there is none. */
function cycleIn(graph: ReadonlyMap<string, readonly string[]>): string[] {
  const finished = new Set<string>();
  const path: string[] = [];
  const visit = (file: string): string[] => {
    if (finished.has(file) || !graph.has(file)) return [];
    const start = path.indexOf(file);
    if (start >= 0) return [...path.slice(start), file];
    path.push(file);
    for (const next of graph.get(file) as readonly string[]) {
      const cycle = visit(next);
      if (cycle.length > 0) return cycle;
    }
    path.pop();
    finished.add(file);
    return [];
  };
  for (const file of graph.keys()) {
    const cycle = visit(file);
    if (cycle.length > 0) return cycle;
  }
  return [];
}

/**
 * Which modules the pages load together, by their paths. Left to itself, the bundler makes a chunk for every set of pages that share a
 * module: dozens of a few hundred bytes each, which compress badly and are a request each.
 */
export const chunkGroups = [
  // Of every page.
  { name: "base", test: paths("node_modules/@?preact/", "network/math/exact.ts", "web/(format|use-hydrated).ts", "rolldown/runtime") },
  // What a trained network needs to predict: the form, the batches, the lab, the model page and most chapters.
  {
    name: "network",
    test: paths(
      "network/math/(checks|matrix).ts",
      "network/learning/(activations|constraints|network|forward).ts",
      "model/(training/scaling|prediction/prevalence|unknowns/kernel|file/version).ts",
    ),
  },
  // Each module alone: what it imports may be of one page only.
].map((group) => ({ ...group, includeDependenciesRecursively: false }));

/**
 * What a script asks for ahead of what it imports dynamically: styles, and no scripts. Their names would make up a tenth of the first
 * script of every page; each page's HTML names its own, and on the way to another page they come from the service worker's cache.
 */
export function preloadedBy(_file: string, dependencies: string[], { hostType }: { hostType: "html" | "js" }): string[] {
  return hostType === "html" ? dependencies : dependencies.filter((file) => file.endsWith(".css"));
}

function paths(...patterns: string[]): RegExp {
  return new RegExp(patterns.map((pattern) => pattern.replaceAll(".", "\\.").replaceAll("/", "[\\\\/]")).join("|"));
}

import { expect, test } from "vitest";
import { chunkGroups, preloadedBy } from "../../../web/build/chunks.ts";

test.each([
  { path: "/site/node_modules/preact/dist/preact.mjs", group: "base" },
  { path: "/site/node_modules/@preact/signals/dist/signals.module.js", group: "base" },
  { path: "C:\\site\\network\\math\\exact.ts", group: "base" },
  { path: "/site/network/learning/forward.ts", group: "network" },
  { path: "/site/web/lab/number-format.ts", group: undefined },
  { path: "/site/network/math/matrixXts", group: undefined },
])("$path belongs to $group", ({ path, group }) => {
  expect(chunkGroups.find(({ test }) => test.test(path))?.name).toBe(group);
});

test("HTML preloads all that its scripts import, and a script only styles", () => {
  const files = ["assets/page.js", "assets/page.css"];
  expect(preloadedBy("index.html", files, { hostType: "html" })).toEqual(files);
  expect(preloadedBy("site.js", files, { hostType: "js" })).toEqual(["assets/page.css"]);
});

import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { filesBelow, publish } from "../../../web/build/publish.ts";

let directory: string;
const build = () => join(directory, "build");
const site = () => join(directory, "site");
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "cytonet-publish-"));
});
afterEach(() => rmSync(directory, { recursive: true }));

function write(root: string, files: Readonly<Record<string, string>>): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
  }
}

function contentsOf(root: string): Record<string, string> {
  return Object.fromEntries(filesBelow(root).map((path) => [path, readFileSync(join(root, path), "utf8")]));
}

test("the site holds the files of the build and those to keep, and nothing else", () => {
  write(site(), { "index.html": "old", "assets/old.js": "old", "api/v1/openapi.json": "{}" });
  write(build(), { "index.html": "new", "assets/new.js": "new" });
  publish(build(), site(), /^api\//);
  expect(contentsOf(site())).toEqual({ "index.html": "new", "assets/new.js": "new", "api/v1/openapi.json": "{}" });
});

test("a site that does not exist yet is created", () => {
  write(build(), { "assets/a.js": "a" });
  publish(build(), site(), /^api\//);
  expect(contentsOf(site())).toEqual({ "assets/a.js": "a" });
});

test("publishing the same build again touches no file", () => {
  write(build(), { "index.html": "same", "assets/a.js": "a" });
  publish(build(), site(), /^api\//);
  const identities = () =>
    filesBelow(site())
      .map((path) => statSync(join(site(), path), { bigint: true }))
      .map(({ ino, mtimeNs }) => [ino, mtimeNs]);
  const before = identities();
  publish(build(), site(), /^api\//);
  expect(identities()).toEqual(before);
});

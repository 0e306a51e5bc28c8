import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { checkReferences, writeCacheRules } from "../../../web/build/hashed-files.ts";

let site: string;
beforeEach(() => {
  site = mkdtempSync(join(tmpdir(), "cytonet-hashed-"));
});
afterEach(() => rmSync(site, { recursive: true }));

function write(path: string, content = ""): void {
  mkdirSync(dirname(join(site, path)), { recursive: true });
  writeFileSync(join(site, path), content);
}

test("only files that exist are kept for a year", () => {
  write("_headers", "/*\n  X-Frame-Options: DENY\n");
  write("assets/a-1.js");
  write("workers/b-1.js");
  writeCacheRules(site);
  expect(readFileSync(join(site, "_headers"), "utf8")).toBe(
    [
      "/*\n  X-Frame-Options: DENY\n",
      "/assets/a-1.js\n  Cache-Control: public, max-age=31536000, immutable\n",
      "/workers/b-1.js\n  Cache-Control: public, max-age=31536000, immutable\n",
    ].join("\n"),
  );
});

test("of more files than Cloudflare reads rules, the largest are kept for a year", () => {
  write("_headers", "/*\n  X-Frame-Options: DENY\n");
  for (let i = 0; i < 120; i++) write(`assets/${i}.js`, "x".repeat(i));
  writeCacheRules(site);
  const rules = readFileSync(join(site, "_headers"), "utf8").match(/^\/.*$/gm)!;
  expect(rules).toHaveLength(100);
  expect(rules).toContain("/assets/21.js");
  expect(rules).not.toContain("/assets/20.js");
});

test("a site whose pages and stylesheets refer to missing files is refused, with all of them", () => {
  write("assets/a.css", '@font-face{src:url("../../node_modules/font.woff2")}b{background:url(data:image/png;base64,AA)}');
  write("index.html", '<a href="/batch">x</a><link rel="stylesheet" crossorigin href="/assets/a.css"><script src="/assets/b.js"></script>');
  expect(() => checkReferences(site)).toThrow(
    "the site is incomplete: assets/a.css refers to ../../node_modules/font.woff2; index.html refers to /assets/b.js",
  );
  write("assets/b.js");
  write("assets/a.css", "b{}");
  expect(() => checkReferences(site)).not.toThrow();
});

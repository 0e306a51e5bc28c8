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

test("more rules than Cloudflare reads are refused", () => {
  write("_headers", "/*\n  X-Frame-Options: DENY\n");
  for (let i = 0; i < 100; i++) write(`assets/${i}.js`);
  expect(() => writeCacheRules(site)).toThrow("101 rules");
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

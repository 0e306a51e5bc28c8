import { expect, test } from "vitest";
import pages from "../../web/public/_headers?raw";
import { securityHeaders } from "../../worker/headers.ts";

/** The headers of every page: the block that starts with the path of all. */
const ofPages = Object.fromEntries(
  (/^\/\*\n((?: {2}.*\n)+)/m.exec(pages)?.[1] ?? "")
    .trim()
    .split("\n")
    .map((line) => line.trim().split(/:\s*(.*)/, 2)),
);

test("pages and API say the same", () => {
  expect(ofPages).toMatchObject(securityHeaders);
});

test("the pages' policy is strict", () => {
  const policy = ofPages["Content-Security-Policy"];
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).not.toMatch(/unsafe|\*|http:/);
});

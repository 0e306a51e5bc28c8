import { expect, test } from "vitest";
import pages from "../../web/public/_headers?raw";
import { call } from "./api.ts";

/** The headers of every page: the block of _headers for all paths. */
const ofPages = Object.fromEntries(
  (/^\/\*\n((?: {2}.*\n)+)/m.exec(pages)?.[1] ?? "")
    .trim()
    .split("\n")
    .map((line) => line.trim().split(/:\s*(.*)/, 2) as [string, string]),
);

const shared = ["Strict-Transport-Security", "X-Content-Type-Options", "X-Frame-Options", "Referrer-Policy", "Permissions-Policy"] as const;

test.each([
  ["/api/v1/health"],
  ["/api/v1/predict?mitoses=1"],
  ["/api/v1/predict"],
  ["/api/v1/openapi.json"],
  ["/api/v1/nothing"],
  ["/api/v1/predict", "PUT"],
  ["/api/v1/predict", "OPTIONS"],
  ["/v2/health/live"],
  ["/v2/nothing"],
])("%s %s has the security headers of the pages and is open to every origin", async (path, method = "GET") => {
  const { headers } = await call(path, { method });
  expect(Object.fromEntries(shared.map((name) => [name, headers.get(name)]))).toEqual(
    Object.fromEntries(shared.map((name) => [name, ofPages[name]])),
  );
  expect(headers.get("Access-Control-Allow-Origin")).toBe("*");
  expect(headers.get("Access-Control-Allow-Credentials")).toBeNull();
});

test("the policy of the API allows nothing at all", async () => {
  const policy = (await call("/api/v1/health")).headers.get("Content-Security-Policy");
  expect(policy).toBe("default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
});

test("the policy of the pages is strict", () => {
  const policy = ofPages["Content-Security-Policy"];
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).not.toMatch(/unsafe|\*|http:/);
});

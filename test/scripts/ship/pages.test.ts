import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { StaleError } from "../../../scripts/ship/endpoint.ts";
import { createPageVisitor, type PageVisitor, pagePaths } from "../../../scripts/ship/pages.ts";

let site: string;
let server: Server;
let url: string;
let visitor: PageVisitor;
let files: Readonly<Record<string, string>>;

beforeAll(async () => {
  site = mkdtempSync(join(tmpdir(), "cytonet-pages-"));
  for (const page of ["index.html", "batch.html", "404.html"]) writeFileSync(join(site, page), "");
  server = createServer((request, response) => {
    const path = request.url as string;
    const content = files[path];
    const type = path.endsWith(".js") ? "text/javascript" : path.endsWith(".css") ? "text/css" : "text/html";
    response.writeHead(content === undefined ? 404 : 200, { "content-type": type }).end(content);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  visitor = await createPageVisitor(site);
}, 60_000);

afterAll(async () => {
  await visitor.close();
  server.close();
  rmSync(site, { recursive: true });
});

const script = "document.documentElement.dataset.hydrated = ''";
const page = '<!doctype html><link rel="icon" href="data:,"><script type="module" src="/a.js"></script>';
const good = { "/": page, "/batch": page, "/a.js": script };

test("the pages are those of the site, without the one for a missing page", () => {
  expect(pagePaths(site)).toEqual(["/", "/batch"]);
});

test("pages with all their files pass", async () => {
  files = good;
  await visitor.visit({ url });
});

test.each([
  ["a missing page", { ...good, "/batch": undefined }, /\/batch in the browser lacks \/batch \(404\)/, true],
  ["a missing script", { ...good, "/a.js": undefined }, /lacks \/a\.js \(404\)/, true],
  ["a script that is missing later", { ...good, "/a.js": `${script}; import("/b.js").catch(() => {})` }, /lacks \/b\.js \(404\)/, true],
  [
    "a missing font that nothing uses yet",
    { ...good, "/": `${page}<style>@font-face { font-family: Absent; src: url(/absent.woff2) }</style>` },
    /lacks \/absent\.woff2 \(404\)/,
    true,
  ],
  ["an error in the console", { ...good, "/a.js": `${script}; console.error("out of order")` }, /reports: out of order/, false],
  ["an exception", { ...good, "/a.js": `${script}; throw new Error("out of order")` }, /reports: out of order/, false],
])(
  "%s is an error",
  async (_, changed, message, isStale) => {
    files = changed as Record<string, string>;
    const error = await visitor.visit({ url }).catch((reason: Error) => reason);
    expect((error as Error).message).toMatch(message);
    // Files may be late, and are waited for; anything else is wrong for good.
    expect(error instanceof StaleError).toBe(isStale);
  },
  60_000,
);

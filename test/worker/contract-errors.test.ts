import { env } from "cloudflare:workers";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { featureKeys } from "../../data/features.ts";
import worker from "../../worker/index.ts";
import { model } from "../../worker/model.ts";
import { benign, call, failure, post, sampleOf, send, textOf } from "./api.ts";

const paths = ["/api/v1/predict", "/api/v1/predict/batch", "/api/v1/explain"];

describe.each(paths)("POST %s", (path) => {
  test.each(["{", "[1,", "", "clumpThickness=5", '{"a":1}}', "\uFEFF"])("%j is not JSON: 400", async (body) => {
    expect((await failure(await post(path, body), 400)).detail).toMatch(/JSON/);
  });

  test("bytes that are not UTF-8 are a 400", async () => {
    const headers = { "Content-Type": "application/json" };
    await failure(await call(path, { method: "POST", body: new Uint8Array([0x7b, 0xff, 0x7d]), headers }), 400);
  });

  test.each(["text/plain", "application/xml", "multipart/form-data", "application/json; charset=utf-16"])("%s is a 415", async (type) => {
    await failure(await post(path, sampleOf(benign), { "Content-Type": type }), 415);
  });

  test("a compressed body is a 415", async () => {
    await failure(await post(path, sampleOf(benign), { "Content-Encoding": "gzip" }), 415);
  });

  test("a body that is too large is a 413, with or without a Content-Length", async () => {
    let sent = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        sent += 65_536;
        controller.enqueue(new Uint8Array(65_536).fill(32));
      },
    });
    const headers = { "Content-Type": "application/json" };
    await failure(await call(path, { method: "POST", body: endless, headers }), 413);
    expect(sent).toBeLessThan(24 << 20);
    await failure(await post(path, " ".repeat(5 << 20)), 413);
  });

  test("a body that is refused is read to its end, so that its sender gets the answer", async () => {
    for (const type of ["application/json", "text/csv"]) {
      let left = 200;
      const long = new ReadableStream<Uint8Array>({
        pull(controller) {
          if (left === 0) return controller.close();
          left--;
          controller.enqueue(new Uint8Array(65_536).fill(120));
        },
      });
      const reply = await call(path, { method: "POST", body: long, headers: { "Content-Type": type } });
      if (reply.status === 415) continue;
      expect([400, 413]).toContain(reply.status);
      expect(left).toBe(0);
    }
  });

  test("other methods are a 405 with Allow", async () => {
    for (const method of ["PUT", "DELETE", "PATCH"]) {
      const reply = await call(path, { method });
      await failure(reply, 405);
      expect(reply.headers.get("Allow")).toContain("POST");
    }
  });
});

test.each(["/api/v1/nothing", "/api/v1", "/api/v2/predict", "/api/v1/predict/batch/more", "/api/v1/__proto__"])(
  "%s is a 404",
  async (path) => {
    await failure(await call(path), 404);
  },
);

test("a misspelt path is corrected", async () => {
  expect((await failure(await call("/api/v1/predicts"), 404)).detail).toContain("/api/v1/predict");
});

test("HEAD is GET without a body", async () => {
  const path = "/api/v1/predict?mitoses=1";
  const [head, get] = [await call(path, { method: "HEAD" }), await call(path)];
  expect([head.status, await head.text()]).toEqual([200, ""]);
  expect(head.headers.get("ETag")).toBe(get.headers.get("ETag"));
});

test("OPTIONS lists the methods, and allows any header for a day", async () => {
  const headers = {
    Origin: "https://elsewhere.test",
    "Access-Control-Request-Method": "POST",
    "Access-Control-Request-Headers": "content-type,traceparent",
  };
  const reply = await call("/api/v1/predict", { method: "OPTIONS", headers });
  expect(reply.status).toBe(204);
  expect(reply.headers.get("Allow")).toBe("GET, HEAD, POST, OPTIONS");
  expect(reply.headers.get("Access-Control-Allow-Methods")).toContain("POST");
  expect(reply.headers.get("Access-Control-Allow-Headers")).toBe("*, Authorization");
  expect(reply.headers.get("Access-Control-Max-Age")).toBe("86400");
  expect(reply.headers.get("Access-Control-Allow-Credentials")).toBeNull();
});

test("a 415 names the types that the path accepts", async () => {
  const accepted = async (path: string) =>
    (await post(path, sampleOf(benign), { "Content-Type": "application/xml" })).headers.get("Accept");
  expect(await accepted("/api/v1/predict")).toBe("application/json, application/x-www-form-urlencoded");
  expect(await accepted("/api/v1/predict/batch")).toBe("application/json, text/csv, application/x-ndjson");
});

describe("the rate limit", () => {
  const refusing = {
    ASSETS: { fetch: () => Promise.reject(new Error("no files here")) },
    LOG: "off",
    RATE_LIMITER: { limit: async () => ({ success: false }) },
  };
  const ask = (path: string, address?: string) =>
    worker.fetch(new Request(`https://cytonet.test${path}`, { headers: address ? { "CF-Connecting-IP": address } : {} }), refusing);

  test("is a 429 with Retry-After, in the form of the protocol below /v2", async () => {
    const reply = await ask("/api/v1/health", "203.0.113.7");
    await failure(reply, 429);
    expect(Number(reply.headers.get("Retry-After"))).toBeGreaterThan(0);
    const other = await ask("/v2", "203.0.113.7");
    expect([other.status, Object.keys((await other.json()) as object)]).toEqual([429, ["error"]]);
  });

  test("does not apply to requests from this machine", async () => {
    for (const address of [undefined, "127.0.0.1", "::1"]) expect((await ask("/api/v1/health", address)).status).toBe(200);
  });

  test("is no error where nothing is bound", async () => {
    const { RATE_LIMITER, ...bindings } = refusing;
    const request = new Request("https://cytonet.test/api/v1/health", { headers: { "CF-Connecting-IP": "203.0.113.7" } });
    expect((await worker.fetch(request, bindings)).status).toBe(200);
  });

  test("is bound, and takes an address", async () => {
    const { RATE_LIMITER } = env as unknown as { RATE_LIMITER: { limit(options: { key: string }): Promise<{ success: boolean }> } };
    expect(await RATE_LIMITER.limit({ key: "203.0.113.8" })).toEqual({ success: true });
  });
});

describe("logs and errors", () => {
  let lines: string[] = [];
  beforeEach(() => {
    lines = [];
    for (const method of ["log", "error"] as const) vi.spyOn(console, method).mockImplementation((line: string) => void lines.push(line));
  });
  afterEach(() => vi.restoreAllMocks());

  /** Calls the Worker as it is deployed: the tests' own configuration turns the log off. */
  const logged = (path: string) => {
    const { LOG, ...bindings } = env as unknown as Parameters<typeof worker.fetch>[1];
    return worker.fetch(new Request(`https://cytonet.test${path}`), bindings);
  };

  test("one line per request: method, route, status, model, and no input", async () => {
    await logged("/api/v1/predict?clumpThickness=7&bareNuclei=secret");
    expect(lines.map((line) => JSON.parse(line))).toEqual([
      { method: "GET", route: "/api/v1/predict", status: 422, model: model.file.version },
    ]);
  });

  test("LOG:off silences it", async () => {
    await call("/api/v1/health");
    expect(lines).toEqual([]);
  });

  test("an unknown path is not logged either, because it may hold anything", async () => {
    await logged("/api/v1/secret");
    expect(lines).toHaveLength(1);
    expect(lines.join()).not.toContain("secret");
  });

  test("a 500 reveals nothing internal, and logs no input", async () => {
    const broken = {
      ASSETS: { fetch: () => Promise.reject(new Error("secret 7")) },
    };
    const document = await failure(await worker.fetch(new Request("https://cytonet.test/api/v1/openapi.json"), broken), 500);
    expect(JSON.stringify(document)).not.toContain("secret");
    expect(lines.join()).not.toContain("secret");
  });
});

describe("U+FFFD, which takes the place of bytes that are not UTF-8, may be meant", () => {
  test("in JSON", async () => {
    expect((await failure(await post("/api/v1/predict", '{"\uFFFD":5}'), 422)).errors?.[0]?.pointer).toBe("/\uFFFD");
    const { detail } = await failure(await call("/api/v1/predict", { method: "POST", body: Uint8Array.of(0x7b, 0xef, 0xbf, 0x7d) }), 400);
    expect(detail).toBe("The body is not UTF-8.");
  });

  test("in CSV, beside bytes that are not UTF-8", async () => {
    const encoder = new TextEncoder();
    const start = encoder.encode(`name,${featureKeys}\n\uFFFD,${benign}\n`);
    const reply = await send("text/csv", Uint8Array.of(...start, 0xe4, ...encoder.encode(`,${benign}\n`)));
    const [, good, bad] = (await textOf(reply)).split("\n");
    expect(good).toMatch(/^\uFFFD,.*,benign,.*,$/);
    expect(bad).toMatch(/name holds bytes that are not in the charset of the file$/);
  });
});

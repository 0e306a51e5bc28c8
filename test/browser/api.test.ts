import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, inject } from "vitest";
import { test } from "./fixtures.ts";

test("a page of another origin may send the headers of tracing and frameworks, and read the answer", async ({ open }) => {
  const elsewhere = createServer((_, response) => response.end("<!doctype html><title>elsewhere</title>"));
  await new Promise<void>((resolve) => elsewhere.listen(0, resolve));
  const { page } = await open();
  await page.goto(`http://localhost:${(elsewhere.address() as AddressInfo).port}`);
  const headers = {
    "content-type": "application/json",
    traceparent: "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
    tracestate: "a=b",
    baggage: "a=b",
    "x-requested-with": "XMLHttpRequest",
    "if-none-match": '"a"',
    "idempotency-key": "1",
    authorization: "Bearer none",
  };
  const call = { method: "POST", headers, body: '{"mitoses":11}' };
  const ask = `fetch("${inject("baseUrl")}/api/v1/predict", ${JSON.stringify(call)}).then((reply) => reply.json())`;
  expect(await page.evaluate(ask)).toMatchObject({ status: 422, errors: [{ pointer: "/mitoses" }] });
  elsewhere.closeAllConnections();
  elsewhere.close();
});

test("the type of a problem is the address of its section", async ({ open }) => {
  const reply = await fetch(`${inject("baseUrl")}/api/v1/predict`, { method: "POST", body: '{"mitoses":11}' });
  const { type, title } = (await reply.json()) as { type: string; title: string };
  const { page } = await open(new URL(type, reply.url).pathname + new URL(type, reply.url).hash);
  const top = () => page.evaluate('document.querySelector(":target")?.getBoundingClientRect().top') as Promise<number>;
  await expect.poll(async () => Math.abs(await top())).toBeLessThan(200);
  expect(await page.locator(":target").getByRole("heading").textContent()).toContain(title);
});

import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, inject } from "vitest";
import { batchSnippets, snippetsFor } from "../../web/api/snippets.ts";
import { hydrated, test } from "./fixtures.ts";

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

test("an address with an operation opens it and scrolls to it, also on the page", async ({ open }) => {
  const { page } = await open("/api#predictBatch");
  const isOpen = (id: string) =>
    page.evaluate(`document.getElementById("${id}")?.open && document.getElementById("${id}").getBoundingClientRect().top`);
  await expect.poll(async () => Math.abs((await isOpen("predictBatch")) as number)).toBeLessThan(200);
  expect(await isOpen("explain")).toBe(false);
  await page.evaluate('location.hash = "explain"');
  await expect.poll(async () => Math.abs((await isOpen("explain")) as number)).toBeLessThan(200);
});

test("the reference is there offline", async ({ open }) => {
  const { page } = await open("/");
  await expect.poll(() => page.evaluate("Boolean(navigator.serviceWorker.controller)"), { timeout: 20_000 }).toBe(true);
  await page.context().setOffline(true);
  await page.goto("/api#health");
  await hydrated(page);
  await page.locator("#health[open]").getByText("Health check").waitFor();
});

test("the snippets run, and report an error in one sentence", async () => {
  const folder = mkdtempSync(join(tmpdir(), "snippets-"));
  writeFileSync(join(folder, "samples.csv"), "clumpThickness,bareNuclei\n5,1\n8,10\n11,1\n");
  const run = (language: string, code: string) => {
    const [command, ...args] =
      language === "Python"
        ? ["python3", "-c"]
        : language === "JavaScript"
          ? [process.execPath, "--input-type=module", "-e"]
          : ["sh", "-c"];
    const { stdout, stderr, status } = spawnSync(command as string, [...args, code], { cwd: folder, encoding: "utf8" });
    return { text: stdout + stderr, status };
  };
  const runnable = ["curl", "JavaScript", ...(spawnSync("python3", ["--version"]).status === 0 ? ["Python"] : [])];
  const each = (snippets: readonly { language: string; code: string }[]) => snippets.filter(({ language }) => runnable.includes(language));

  for (const { language, code } of each(snippetsFor(inject("baseUrl"), [8, 10, null, null, null, 10, null, null, null], 0.2))) {
    expect(run(language, code), language).toMatchObject({ status: 0, text: expect.stringMatching(/malignant.*0\.9/s) });
    const wrong = run(language, code.replace(/"clumpThickness": 8/, '"clumpThickness": 11'));
    expect(wrong.text, language).toContain("clumpThickness must be a whole number from 1 to 10, got 11");
    if (language !== "curl") expect(wrong.status, language).toBe(1);
  }
  for (const { language, code } of each(batchSnippets(inject("baseUrl")))) {
    const { text, status } = run(language, code);
    const shown = language === "curl" ? readFileSync(join(folder, "predictions.csv"), "utf8") : text;
    expect(status, text).toBe(0);
    expect(shown, language).toMatch(/benign.*malignant/s);
    if (language !== "JavaScript") expect(shown, language).toMatch(/must be a whole number from 1 to 10.* got 11/);
  }
  rmSync(folder, { recursive: true });
});

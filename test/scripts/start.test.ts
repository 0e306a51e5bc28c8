import { spawnSync } from "node:child_process";
import { createServer } from "node:net";
import { expect, test } from "vitest";
import { projectPath } from "../../scripts/files.ts";
import { freePort } from "./ship/free-port.ts";

const start = (port: string) =>
  spawnSync(process.execPath, [projectPath("scripts/start.ts")], { env: { ...process.env, PORT: port }, encoding: "utf8" });

test("a taken port is one sentence, before the build", async () => {
  const port = await freePort();
  const other = createServer().listen(port, "127.0.0.1");
  await new Promise((resolve) => other.once("listening", resolve));
  const { status, stdout, stderr } = start(String(port));
  other.close();
  expect([status, stdout]).toEqual([2, ""]);
  expect(stderr).toBe(`port ${port} cannot be used (EADDRINUSE): choose another, such as PORT=8811 npm start\n`);
});

test.each(["x", "0", "65536", "8811.5"])("PORT=%s is refused", (port) => {
  const { status, stderr } = start(port);
  expect(status).toBe(2);
  expect(stderr).toBe(`PORT must be a whole number from 1 to 65535, got ${port}\n`);
});

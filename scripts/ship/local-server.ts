import { createServer } from "node:net";
import { join } from "node:path";
import { waitForHealth } from "./endpoint.ts";
import { exitCodes, ShipError } from "./exit-codes.ts";
import { reasonOf, startWrangler } from "./wrangler-process.ts";

/** A build that `wrangler dev` serves on this machine. */
export interface LocalServer {
  readonly url: string;
  /** Aborts with a ShipError if wrangler ends on its own. */
  readonly ended: AbortSignal;
  stop(): Promise<void>;
}

export interface LocalServerOptions {
  readonly port: number;
  /** How many milliseconds to wait for the first healthy answer. */
  readonly patience: number;
  readonly log: string;
  readonly signal: AbortSignal;
}

/** Serves the build in a folder, and resolves when it answers. Throws ShipError or SmokeError. */
export async function startServer(folder: string, { port, patience, log, signal }: LocalServerOptions): Promise<LocalServer> {
  await ensurePortFree(port);
  const wrangler = startWrangler(
    [
      "dev",
      ...["--config", join(folder, "wrangler.toml")],
      ...["--ip", HOST, "--port", String(port), "--inspector-port", "0"],
      "--show-interactive-dev-session=false",
      // At its default level wrangler logs the URL of every request, and with it the scores that a visitor has entered.
      ...["--log-level", "warn"],
    ],
    { cwd: folder, env: { CI: "1" }, log },
  );
  const url = `http://${HOST}:${port}`;
  const controller = new AbortController();
  const { signal: ended } = controller;
  const end = wrangler.result.then(
    (result) => controller.abort(new ShipError(exitCodes.notPromoted, `wrangler dev: ${reasonOf(result)}`)),
    (error: unknown) => controller.abort(error),
  );
  const stop = () => {
    wrangler.stop();
    return end;
  };
  try {
    await waitForHealth({ url }, patience, AbortSignal.any([signal, ended]));
  } catch (error) {
    await stop();
    throw error;
  }
  return { url, ended, stop };
}

/** Throws ShipError if another program listens on the port: it would answer in place of the build. */
export function ensurePortFree(port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", ({ message }) =>
      reject(new ShipError(exitCodes.usage, `port ${port} cannot be used: ${message}`, ["choose another port with --port"])),
    );
    probe.listen(port, HOST, () => probe.close(() => resolve()));
  });
}

const HOST = "127.0.0.1";

import { spawn, spawnSync } from "node:child_process";
import { accessSync, constants, mkdirSync, watchFile } from "node:fs";
import { createRequire } from "node:module";
import { createServer } from "node:net";
import { homedir } from "node:os";
import { dirname, join } from "node:path";
import { parseOptions, refusePositionals, runCommand, UsageError } from "./cli/options.ts";
import { projectPath } from "./files.ts";

const help = `npm start

Builds the site and serves it with the API at http://localhost:8787, until Ctrl-C. After a training, both serve the new model.

  PORT=8811 npm start   another port`;

const DEFAULT_PORT = 8787;

await runCommand(async () => {
  const { values: options, positionals } = parseOptions({ help: { type: "boolean", default: false } });
  if (options.help) {
    console.log(help);
    return 0;
  }
  refusePositionals("start", positionals);
  const port = portFrom(process.env.PORT);
  await ensureFree(port);
  build();
  const model = projectPath("worker/model.json");
  // wrangler bundles the Worker anew by itself, but knows nothing of the site.
  watchFile(model, { interval: 250 }, ({ mtimeMs }, before) => {
    if (mtimeMs !== before.mtimeMs) build();
  });
  return serve(port);
});

function portFrom(text = String(DEFAULT_PORT)): number {
  const port = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (!(port >= 1 && port <= 65535)) throw new UsageError(`PORT must be a whole number from 1 to 65535, got ${text}`);
  return port;
}

/** Throws UsageError if another program listens on the port. */
async function ensureFree(port: number): Promise<void> {
  for (const host of ["127.0.0.1", "::1"])
    await new Promise<void>((resolve, reject) => {
      const probe = createServer();
      probe.once("error", ({ code }: NodeJS.ErrnoException) =>
        code === "EADDRINUSE" || code === "EACCES"
          ? reject(
              new UsageError(
                `port ${port} cannot be used (${code}): choose another, such as PORT=${port === 8811 ? 8812 : 8811} npm start`,
              ),
            )
          : resolve(),
      );
      probe.listen(port, host, () => probe.close(() => resolve()));
    });
}

function build(): void {
  const { status } = spawnSync(process.execPath, ["--run", "build"], { cwd: projectPath(""), stdio: "inherit" });
  if (status !== 0) throw new UsageError("the build failed; the lines above say why");
}

/** Serves until wrangler ends. Returns its exit code. */
function serve(port: number): Promise<number> {
  const wrangler = join(dirname(createRequire(import.meta.url).resolve("wrangler/package.json")), "bin/wrangler.js");
  const child = spawn(process.execPath, [wrangler, "dev", "--port", String(port)], {
    cwd: projectPath(""),
    stdio: "inherit",
    env: { ...process.env, ...homeEnv() },
  });
  // Ctrl-C reaches wrangler too, which then ends.
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => child.kill(signal));
  return new Promise((resolve) =>
    child.on("close", (code, signal) => {
      resolve(signal ? 0 : (code ?? 1));
      setImmediate(() => process.exit());
    }),
  );
}

/** wrangler writes logs and settings into the home folder. Where that cannot be written to, it gets one in the project. */
function homeEnv(): Record<string, string> {
  try {
    accessSync(homedir(), constants.W_OK);
    return {};
  } catch {
    const home = projectPath(".wrangler/home");
    mkdirSync(home, { recursive: true });
    return { HOME: home, USERPROFILE: home, XDG_CONFIG_HOME: home };
  }
}

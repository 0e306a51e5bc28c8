import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/*
 * Generates a client with each of the usual generators from the document that a running server serves, compiles it and calls
 * that server. README.md has the commands and the results. Nothing here is a dependency of the project: each generator is
 * installed into a temporary folder.
 */

interface Generator {
  readonly name: string;
  readonly packages: readonly string[];
  /** The arguments of npx. */
  readonly generate: readonly string[];
}

const generators: readonly Generator[] = [
  {
    name: "openapi-typescript",
    packages: ["openapi-typescript@7.13.0", "openapi-fetch@0.17.0"],
    generate: ["openapi-typescript", "openapi.json", "--output", "src/api.ts"],
  },
  {
    name: "hey-api",
    packages: ["@hey-api/openapi-ts@0.99.0"],
    generate: ["openapi-ts", "-i", "openapi.json", "-o", "src", "-c", "@hey-api/client-fetch"],
  },
  { name: "orval", packages: ["orval@8.38.0", "zod@4.6.7"], generate: ["orval", "--config", "orval.config.mjs"] },
  {
    name: "kubb",
    packages: [
      ...["cli", "core", "plugin-oas", "plugin-ts", "plugin-client", "plugin-zod"].map((name) => `@kubb/${name}@4.39.3`),
      "zod@4.6.7",
    ],
    generate: ["kubb", "generate", "--config", "kubb.config.mjs"],
  },
];

const SPECTRAL = "@stoplight/spectral-cli@6.16.3";
const COMPILER = ["typescript@5.9.3", "tsx@4.23.15", "@types/node@24"];

const tsconfig = {
  compilerOptions: {
    target: "es2023",
    lib: ["es2023", "dom", "dom.iterable"],
    module: "esnext",
    moduleResolution: "bundler",
    strict: true,
    skipLibCheck: true,
    allowImportingTsExtensions: true,
    noEmit: true,
  },
  include: ["usage.ts"],
};

const [api = "http://localhost:8787", ...wanted] = process.argv.slice(2);
const document = await (await fetch(`${api}/api/v1/openapi.json`)).text();
const folder = mkdtempSync(join(tmpdir(), "generators-"));

for (const { name, packages, generate } of generators.filter((one) => wanted.length === 0 || wanted.includes(one.name))) {
  const here = prepare(name, [...packages, ...COMPILER]);
  run(here, ...generate);
  run(here, "tsc", "-p", ".");
  console.log(`${name}: ${run(here, "tsx", "usage.ts").trim()}`);
}

if (wanted.length === 0 || wanted.includes("spectral")) {
  const here = prepare("spectral", [SPECTRAL]);
  writeFileSync(join(here, ".spectral.yaml"), 'extends: ["spectral:oas"]\n');
  console.log(`spectral: ${run(here, "spectral", "lint", "--fail-severity", "hint", "openapi.json").trim()}`);
}
rmSync(folder, { recursive: true });

/** A folder with the document, a generator's own files and its packages. */
function prepare(name: string, packages: readonly string[]): string {
  const here = join(folder, name);
  if (name !== "spectral") cpSync(join(import.meta.dirname, name), here, { recursive: true });
  cpSync(join(import.meta.dirname, "show.ts"), join(here, "show.ts"));
  writeFileSync(join(here, "openapi.json"), document);
  writeFileSync(join(here, "package.json"), JSON.stringify({ type: "module", private: true }));
  writeFileSync(join(here, "tsconfig.json"), JSON.stringify(tsconfig));
  execFileSync("npm", ["install", "--silent", "--no-audit", "--no-fund", ...packages], { cwd: here, stdio: "pipe" });
  return here;
}

/** The output of a command of an installed package. Throws with it where the command fails. */
function run(cwd: string, ...args: string[]): string {
  try {
    return execFileSync("npx", ["--no-install", ...args], { cwd, encoding: "utf8", stdio: "pipe", env: { ...process.env, API: api } });
  } catch (error) {
    const { stdout, stderr } = error as { stdout: string; stderr: string };
    throw new Error(`${args.join(" ")} failed in ${cwd}:\n${stdout}${stderr}`);
  }
}

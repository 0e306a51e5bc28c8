import { createHash, randomUUID } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { writeAtomically } from "../../files.ts";
import type { Upload } from "./upload.ts";

/** What was uploaded once and never changes. */
export interface StoredVersion {
  readonly id: string;
  readonly number: number;
  readonly created: string;
  readonly tag: string;
  readonly message: string;
  readonly directory: string;
  readonly upload: Upload["settings"];
}

/** Which versions answer, and how many percent of the requests each. */
export interface StoredDeployment {
  readonly id: string;
  readonly created: string;
  readonly message: string;
  readonly versions: readonly { readonly version_id: string; readonly percentage: number }[];
}

const KEPT_VERSIONS = 10;

/** The versions, deployments and asset files of the local platform, on disk, so that the next run finds what is live. */
export class Store {
  readonly #root: string;
  #versions: StoredVersion[];
  #deployments: StoredDeployment[];

  constructor(root: string) {
    this.#root = root;
    mkdirSync(join(root, "assets"), { recursive: true });
    mkdirSync(join(root, "versions"), { recursive: true });
    this.#versions = readdirSync(join(root, "versions"))
      .filter((id) => existsSync(join(root, "versions", id, "version.json")))
      .map((id) => ({ ...readJson<StoredVersion>(join(root, "versions", id, "version.json")), directory: join(root, "versions", id) }))
      .sort((a, b) => a.number - b.number);
    const deployments = join(root, "deployments.json");
    this.#deployments = existsSync(deployments) ? readJson<StoredDeployment[]>(deployments) : [];
  }

  /** Oldest first. */
  get versions(): readonly StoredVersion[] {
    return this.#versions;
  }

  /** Newest first, as the API lists them; the first is live. */
  get deployments(): readonly StoredDeployment[] {
    return this.#deployments;
  }

  version(id: string): StoredVersion | undefined {
    return this.#versions.find((version) => version.id === id);
  }

  hasAsset(hash: string): boolean {
    return existsSync(this.#assetPath(hash));
  }

  addAsset(hash: string, content: Uint8Array): void {
    writeAtomically(this.#assetPath(hash), content);
  }

  /** Unpacks an upload into a folder of its own. `manifest` names the site's files by path with their hashes. */
  addVersion({ settings, modules, tag, message }: Upload, manifest: Readonly<Record<string, { hash: string }>>): StoredVersion {
    const id = randomUUID();
    const directory = join(this.#root, "versions", id);
    for (const [name, content] of modules) writeInto(join(directory, "modules", name), content);
    for (const [path, { hash }] of Object.entries(manifest)) writeInto(join(directory, "site", path), readFileSync(this.#assetPath(hash)));
    for (const [name, text] of Object.entries(settings.assetRules)) writeInto(join(directory, "site", name), text);
    const number = (this.#versions.at(-1)?.number ?? 0) + 1;
    const version = { id, number, created: new Date().toISOString(), tag, message, directory, upload: settings };
    // Written last: a folder without it is an upload that broke off.
    writeAtomically(join(directory, "version.json"), JSON.stringify(version));
    this.#versions = [...this.#versions, version];
    this.#prune();
    return version;
  }

  dropVersion(id: string): void {
    this.#versions = this.#versions.filter((version) => version.id !== id);
    rmSync(join(this.#root, "versions", id), { recursive: true, force: true });
  }

  addDeployment(versions: StoredDeployment["versions"], message: string): StoredDeployment {
    const deployment = { id: randomUUID(), created: new Date().toISOString(), message, versions };
    this.#deployments = [deployment, ...this.#deployments].slice(0, 100);
    writeAtomically(join(this.#root, "deployments.json"), JSON.stringify(this.#deployments));
    return deployment;
  }

  /** Keeps the newest versions and all that is deployed or was just before. */
  #prune(): void {
    const used = this.#deployments.slice(0, 2).flatMap(({ versions }) => versions.map(({ version_id }) => version_id));
    for (const { id } of this.#versions.slice(0, -KEPT_VERSIONS)) if (!used.includes(id)) this.dropVersion(id);
  }

  #assetPath(hash: string): string {
    return join(this.#root, "assets", createHash("sha256").update(hash).digest("hex"));
  }
}

function readJson<T>(path: string): T {
  return JSON.parse(readFileSync(path, "utf8")) as T;
}

function writeInto(path: string, content: Uint8Array | string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
}

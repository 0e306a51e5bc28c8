import { randomUUID } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Upload } from "./upload.ts";

/** An uploaded version; it never changes. */
export interface StoredVersion {
  readonly id: string;
  readonly number: number;
  readonly created: string;
  readonly upload: Upload;
  /** Where the files of the site are. */
  readonly site: string;
}

/** Which versions are live, and the percentage of traffic for each. */
export interface StoredDeployment {
  readonly id: string;
  readonly created: string;
  readonly message: string;
  readonly versions: readonly { readonly version_id: string; readonly percentage: number }[];
}

/** The files of a site, by path. */
export type Manifest = Readonly<Record<string, { readonly hash: string }>>;

/** The versions, deployments and site files of one Worker, for as long as this process lives. */
export class Store {
  readonly #directory: string;
  readonly #assets = new Map<string, Uint8Array>();
  #versions: StoredVersion[] = [];
  #deployments: StoredDeployment[] = [];

  /** Miniflare serves a site from files, which are written into this directory. */
  constructor(directory: string) {
    this.#directory = directory;
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
    return this.#assets.has(hash);
  }

  addAsset(hash: string, content: Uint8Array): void {
    this.#assets.set(hash, content);
  }

  addVersion(upload: Upload, manifest: Manifest): StoredVersion {
    const id = randomUUID();
    const site = join(this.#directory, id);
    for (const [path, { hash }] of Object.entries(manifest)) writeInto(join(site, path), this.#assets.get(hash) as Uint8Array);
    for (const [name, text] of Object.entries(upload.assetRules)) writeInto(join(site, name), text);
    const version = { id, number: this.#versions.length + 1, created: new Date().toISOString(), upload, site };
    this.#versions = [...this.#versions, version];
    return version;
  }

  dropVersion(id: string): void {
    this.#versions = this.#versions.filter((version) => version.id !== id);
  }

  addDeployment(versions: StoredDeployment["versions"], message: string): StoredDeployment {
    const deployment = { id: randomUUID(), created: new Date().toISOString(), message, versions };
    this.#deployments = [deployment, ...this.#deployments];
    return deployment;
  }
}

function writeInto(path: string, content: Uint8Array | string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
}

/** A version as wrangler uploads it: a form with a `metadata` part in JSON and one part a module. */
export interface Upload {
  readonly tag: string;
  readonly message: string;
  readonly modules: ReadonlyMap<string, Uint8Array>;
  /** The token that the asset upload ended with, if there is a site. */
  readonly assetToken: string | undefined;
  readonly settings: {
    readonly mainModule: string;
    readonly modules: readonly { readonly name: string; readonly type: ModuleType }[];
    readonly compatibilityDate: string;
    readonly compatibilityFlags: readonly string[];
    /** As Miniflare takes them, by their names. */
    readonly env: Readonly<Record<string, Binding>>;
    readonly assets: AssetSettings | undefined;
    /** The text of `_headers` and `_redirects`. */
    readonly assetRules: Readonly<Record<string, string>>;
  };
}

export interface AssetSettings {
  readonly html_handling?: "auto-trailing-slash" | "force-trailing-slash" | "drop-trailing-slash" | "none";
  readonly not_found_handling?: "none" | "404-page" | "single-page-application";
  readonly run_worker_first?: string[] | boolean;
}

type Binding =
  | { readonly type: "rate-limit"; readonly namespace: string; readonly simple: { limit: number; period: 10 | 60 } }
  | { readonly type: "assets" };

type ModuleType = "esm" | "text" | "wasm" | "data";

interface Metadata {
  readonly main_module: string;
  readonly compatibility_date: string;
  readonly compatibility_flags?: readonly string[];
  readonly bindings?: readonly UploadedBinding[];
  readonly annotations?: Readonly<Record<string, string>>;
  readonly assets?: {
    readonly jwt: string;
    readonly config?: AssetSettings & { readonly _headers?: string; readonly _redirects?: string };
  };
}

interface UploadedBinding {
  readonly name: string;
  readonly type: string;
  readonly namespace_id?: string;
  readonly simple?: { limit: number; period: 10 | 60 };
}

/** Reads the form. Throws where it is none, or asks for what does not exist here. */
export async function readUpload(contentType: string, body: Uint8Array<ArrayBuffer>): Promise<Upload> {
  const form = await new Response(body, { headers: { "content-type": contentType } }).formData();
  const metadata = JSON.parse(await textOf(form.get("metadata"))) as Metadata;
  const modules = new Map<string, Uint8Array>();
  const types: { name: string; type: ModuleType }[] = [];
  for (const [name, part] of form) {
    if (typeof part === "string" || name === "metadata" || part.type === "application/source-map") continue;
    modules.set(name, new Uint8Array(await part.arrayBuffer()));
    types.push({ name, type: moduleTypes[part.type] ?? "data" });
  }
  const { _headers, _redirects, ...assets } = metadata.assets?.config ?? {};
  return {
    tag: metadata.annotations?.["workers/tag"] ?? "",
    message: metadata.annotations?.["workers/message"] ?? "",
    modules,
    assetToken: metadata.assets?.jwt,
    settings: {
      mainModule: metadata.main_module,
      modules: types,
      compatibilityDate: metadata.compatibility_date,
      compatibilityFlags: metadata.compatibility_flags ?? [],
      env: Object.fromEntries((metadata.bindings ?? []).map((binding) => [binding.name, bindingOf(binding)])),
      assets: metadata.assets && assets,
      assetRules: { ...(_headers && { _headers }), ...(_redirects && { _redirects }) },
    },
  };
}

function bindingOf({ name, type, namespace_id, simple }: UploadedBinding): Binding {
  if (type === "assets") return { type };
  if (type === "ratelimit" && simple) return { type: "rate-limit", namespace: namespace_id ?? name, simple };
  throw new Error(`binding ${name}: the local platform has no ${type}`);
}

const moduleTypes: Readonly<Record<string, ModuleType>> = {
  "application/javascript+module": "esm",
  "text/plain": "text",
  "application/wasm": "wasm",
};

async function textOf(part: File | string | null): Promise<string> {
  return part === null ? "" : typeof part === "string" ? part : part.text();
}

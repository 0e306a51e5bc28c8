/** A version as wrangler uploads it: a form with one part per module and a `metadata` part in JSON. */
export interface Upload {
  readonly tag: string;
  readonly message: string;
  readonly mainModule: string;
  readonly modules: Readonly<Record<string, Module>>;
  readonly compatibilityDate: string;
  readonly compatibilityFlags: readonly string[];
  /** The bindings by name, as Miniflare expects them. */
  readonly env: Readonly<Record<string, Binding>>;
  /** The token with which the upload of the site ended, if there is a site. */
  readonly assetToken: string | undefined;
  readonly assets: AssetSettings | undefined;
  /** The text of `_headers` and `_redirects`. */
  readonly assetRules: Readonly<Record<string, string>>;
}

export interface AssetSettings {
  readonly html_handling?: "auto-trailing-slash" | "force-trailing-slash" | "drop-trailing-slash" | "none";
  readonly not_found_handling?: "none" | "404-page" | "single-page-application";
  readonly run_worker_first?: string[] | boolean;
}

type Module =
  | { readonly type: "esm" | "text"; readonly contents: string }
  | { readonly type: "wasm" | "data"; readonly contents: Uint8Array<ArrayBuffer> };

type Binding =
  | { readonly type: "rate-limit"; readonly namespace: string; readonly simple: { limit: number; period: 10 | 60 } }
  | { readonly type: "json"; readonly value: string | number | boolean }
  | { readonly type: "assets" };

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
  readonly json?: string | number | boolean;
  readonly text?: string;
  readonly simple?: { limit: number; period: 10 | 60 };
}

/** Parses the form. Throws if it is not one, or if it needs a binding that the imitation lacks. */
export async function readUpload(contentType: string, body: Uint8Array<ArrayBuffer>): Promise<Upload> {
  const form = await new Response(body, { headers: { "content-type": contentType } }).formData();
  const metadata = JSON.parse(await textOf(form.get("metadata"))) as Metadata;
  const modules: Record<string, Module> = {};
  for (const [name, part] of form) {
    if (typeof part === "string" || name === "metadata" || part.type === "application/source-map") continue;
    modules[name] = await moduleOf(part);
  }
  const { _headers, _redirects, ...assets } = metadata.assets?.config ?? {};
  return {
    tag: metadata.annotations?.["workers/tag"] ?? "",
    message: metadata.annotations?.["workers/message"] ?? "",
    mainModule: metadata.main_module,
    modules,
    compatibilityDate: metadata.compatibility_date,
    compatibilityFlags: metadata.compatibility_flags ?? [],
    env: Object.fromEntries((metadata.bindings ?? []).map((binding) => [binding.name, bindingOf(binding)])),
    assetToken: metadata.assets?.jwt,
    assets: metadata.assets && assets,
    assetRules: { ...(_headers && { _headers }), ...(_redirects && { _redirects }) },
  };
}

async function moduleOf(part: File): Promise<Module> {
  if (part.type === "application/javascript+module") return { type: "esm", contents: await part.text() };
  if (part.type === "text/plain") return { type: "text", contents: await part.text() };
  return { type: part.type === "application/wasm" ? "wasm" : "data", contents: new Uint8Array(await part.arrayBuffer()) };
}

function bindingOf({ name, type, namespace_id, simple, json, text }: UploadedBinding): Binding {
  if (type === "json" || type === "plain_text") return { type: "json", value: json ?? text ?? "" };
  if (type === "assets") return { type };
  if (type === "ratelimit" && simple) return { type: "rate-limit", namespace: namespace_id ?? name, simple };
  throw new Error(`binding ${name}: the imitation has no ${type}`);
}

async function textOf(part: File | string | null): Promise<string> {
  return part === null ? "" : typeof part === "string" ? part : part.text();
}

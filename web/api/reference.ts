/** The parts of an OpenAPI document that the reference reads. */
export interface OpenApi {
  readonly tags?: readonly { readonly name: string; readonly description?: string }[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, OperationObject>>>>;
}

interface OperationObject {
  readonly operationId?: string;
  readonly tags?: readonly string[];
  readonly summary?: string;
  readonly description?: string;
  readonly parameters?: readonly {
    readonly name: string;
    readonly in: string;
    readonly required?: boolean;
    readonly description?: string;
  }[];
  readonly requestBody?: { readonly content?: Content };
  readonly responses?: Readonly<Record<string, { readonly description?: string; readonly content?: Content }>>;
}

type Content = Readonly<Record<string, { readonly schema?: unknown; readonly examples?: Readonly<Record<string, ExampleObject>> }>>;
interface ExampleObject {
  readonly summary?: string;
  readonly value?: unknown;
}

/** An example of a request or response body. */
export interface ExampleBody {
  readonly type: string;
  readonly title: string;
  readonly text: string;
}

export interface Operation {
  /** Its fragment of the page's address: the operation's id in the document. */
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly summary: string;
  readonly description: string;
  readonly parameters: readonly {
    readonly name: string;
    readonly location: string;
    readonly required: boolean;
    readonly description: string;
  }[];
  readonly accepts: readonly string[];
  readonly request: ExampleBody | undefined;
  readonly responses: readonly { readonly status: string; readonly description: string; readonly example: ExampleBody | undefined }[];
}

export interface OperationGroup {
  readonly name: string;
  readonly description: string;
  readonly operations: readonly Operation[];
}

const methods = new Set(["get", "post", "put", "patch", "delete"]);

/** The operations of a document, grouped by their first tag, in the order of the document's tags. */
export function readReference({ tags = [], paths }: OpenApi): OperationGroup[] {
  const all = Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(item)
      .filter(([method]) => methods.has(method))
      .map(([method, operation]) => ({ tag: operation.tags?.[0] ?? "", operation: readOperation(method, path, operation) })),
  );
  return tags
    .map(({ name, description = "" }) => ({
      name,
      description,
      operations: all.filter(({ tag }) => tag === name).map(({ operation }) => operation),
    }))
    .filter(({ operations }) => operations.length > 0);
}

function readOperation(method: string, path: string, operation: OperationObject): Operation {
  const { operationId = `${method}-${path}`, summary = "", description = "", parameters = [], requestBody, responses = {} } = operation;
  return {
    id: operationId,
    method: method.toUpperCase(),
    path,
    summary,
    description,
    parameters: parameters.map(({ name, in: location, required = false, description: meaning = "" }) => ({
      name,
      location,
      required,
      description: meaning,
    })),
    accepts: Object.keys(requestBody?.content ?? {}),
    request: firstExample(requestBody?.content),
    responses: Object.entries(responses).map(([status, { description: meaning = "", content }]) => ({
      status,
      description: meaning,
      example: firstExample(content),
    })),
  };
}

function firstExample(content: Content | undefined): ExampleBody | undefined {
  for (const [type, { examples = {} }] of Object.entries(content ?? {}))
    for (const { summary = "", value } of Object.values(examples))
      if (value !== undefined) return { type, title: summary, text: typeof value === "string" ? value : JSON.stringify(value, null, 2) };
  return undefined;
}

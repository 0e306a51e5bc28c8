/** One error in the input. The pointer (RFC 6901) leads to it in the body, or names the query parameter. */
export interface FieldError {
  readonly pointer: string;
  readonly detail: string;
}

/** How many errors a response lists at most where its input may hold any number of them; the rest is counted. */
export const MOST_ERRORS = 100;

/** The kinds of problem about which there is more to say than the status. The page /api has a section for each. */
export type ProblemKind = "malformed-body" | "too-large" | "unsupported-type" | "invalid-input" | "unclear-columns" | "too-many-requests";

/**
 * A problem document (RFC 9457). With the type about:blank, the status says what kind of problem it is; any other type is the
 * address of its section on the page /api. It is relative, with its full path, because the same build serves any host: clients
 * compare one string everywhere, and the address opens on the host that was called.
 */
export interface ProblemDocument {
  readonly type: "about:blank" | `/api#${ProblemKind}`;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly errors?: readonly FieldError[];
}

const titles = {
  400: "Bad Request",
  404: "Not Found",
  405: "Method Not Allowed",
  413: "Content Too Large",
  415: "Unsupported Media Type",
  422: "Unprocessable Content",
  429: "Too Many Requests",
  500: "Internal Server Error",
} as const;

export type ProblemStatus = keyof typeof titles;

const kindOfStatus: { readonly [S in ProblemStatus]?: ProblemKind } = {
  400: "malformed-body",
  413: "too-large",
  415: "unsupported-type",
  422: "invalid-input",
  429: "too-many-requests",
};

const kindTitles: Readonly<Record<ProblemKind, string>> = {
  "malformed-body": "The body cannot be read",
  "too-large": "The request is too large",
  "unsupported-type": "The type of the body is not supported",
  "invalid-input": "The input has errors",
  "unclear-columns": "It is not clear which columns hold the features",
  "too-many-requests": "Too many requests",
};

/** What a handler throws to refuse a request; errors.ts turns it into a response. */
export class Problem extends Error {
  override readonly name = "Problem";
  readonly status: ProblemStatus;
  readonly kind: ProblemKind | undefined;
  readonly errors: readonly FieldError[] | undefined;
  readonly headers: Readonly<Record<string, string>>;

  /** The kind is that of the status unless another is given. */
  constructor(
    status: ProblemStatus,
    detail: string,
    more: { kind?: ProblemKind; errors?: readonly FieldError[]; headers?: Record<string, string> } = {},
  ) {
    super(detail);
    this.status = status;
    this.kind = more.kind ?? kindOfStatus[status];
    this.errors = more.errors;
    this.headers = more.headers ?? {};
  }

  document(): ProblemDocument {
    const { status, kind, message: detail, errors } = this;
    const named = kind
      ? ({ type: `/api#${kind}`, title: kindTitles[kind] } as const)
      : ({ type: "about:blank", title: titles[status] } as const);
    return { ...named, status, detail, ...(errors ? { errors } : {}) };
  }
}

/** The problem with well-formed input that has wrong values or names. */
export function unprocessable(errors: readonly FieldError[]): Problem {
  return new Problem(422, summary(errors), { errors });
}

/** All errors in one text, for a person or a CSV cell. */
export function summary(errors: readonly FieldError[]): string {
  return errors
    .map(({ pointer, detail }) => (pointer === "" ? detail : `${pointer.slice(1)} ${detail}`))
    .join("; ")
    .replaceAll("?; ", "? ");
}

/** The JSON pointer to a path. */
export function pointerTo(path: readonly PropertyKey[]): string {
  return path.map((step) => `/${String(step).replace(/~/g, "~0").replace(/\//g, "~1")}`).join("");
}

/** A value as an error message shows it: short, and never the contents of an object. A number in quotes is called a string. */
export function show(value: unknown): string {
  if (value === undefined) return "nothing";
  if (Array.isArray(value)) return "a list";
  if (typeof value === "object" && value !== null) return "an object";
  const text = typeof value === "number" ? String(value) : (JSON.stringify(value) ?? String(value));
  if (text.length > 40) return `${text.slice(0, 39)}…`;
  return typeof value === "string" && value.trim() !== "" && Number.isFinite(Number(value)) ? `the string ${text}` : text;
}

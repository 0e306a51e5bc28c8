/** One fault of an input. The pointer (RFC 6901) leads to it in the body, or names the parameter of a query. */
export interface Fault {
  readonly pointer: string;
  readonly detail: string;
}

/** A problem document (RFC 9457). `type` is about:blank: the status says the kind, `detail` and `errors` what to do. */
export interface ProblemDocument {
  readonly type: "about:blank";
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly errors?: readonly Fault[];
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

/** What a handler throws to answer with a failure; index.ts makes the document of it. */
export class Problem extends Error {
  override readonly name = "Problem";
  readonly status: ProblemStatus;
  readonly errors: readonly Fault[] | undefined;
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: ProblemStatus, detail: string, more: { errors?: readonly Fault[]; headers?: Record<string, string> } = {}) {
    super(detail);
    this.status = status;
    this.errors = more.errors;
    this.headers = more.headers ?? {};
  }

  document(): ProblemDocument {
    const { status, message: detail, errors } = this;
    return { type: "about:blank", title: titles[status], status, detail, ...(errors ? { errors } : {}) };
  }
}

/** The problem of well-formed input with wrong values or names. */
export function unprocessable(faults: readonly Fault[]): Problem {
  return new Problem(422, summary(faults), { errors: faults });
}

/** All faults in one sentence, for a person or a CSV cell. */
export function summary(faults: readonly Fault[]): string {
  return faults.map(({ pointer, detail }) => (pointer === "" ? detail : `${pointer.slice(1)} ${detail}`)).join("; ");
}

/** A JSON pointer from the steps of a path. */
export function pointerTo(path: readonly PropertyKey[]): string {
  return path.map((step) => `/${String(step).replace(/~/g, "~0").replace(/\//g, "~1")}`).join("");
}

/** A value as an error shows it: short, and never an object's inside. */
export function show(value: unknown): string {
  if (value === undefined) return "nothing";
  if (Array.isArray(value)) return "a list";
  if (typeof value === "object" && value !== null) return "an object";
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}

/** One error in the input. The pointer (RFC 6901) leads to it in the body, or names the query parameter. */
export interface FieldError {
  readonly pointer: string;
  readonly detail: string;
}

/** How many errors a response lists at most where its input may hold any number of them; the rest is counted. */
export const MOST_ERRORS = 100;

/** A problem document (RFC 9457). With the type about:blank, the status says what kind of problem it is. */
export interface ProblemDocument {
  readonly type: "about:blank";
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

/** What a handler throws to refuse a request; errors.ts turns it into a response. */
export class Problem extends Error {
  override readonly name = "Problem";
  readonly status: ProblemStatus;
  readonly errors: readonly FieldError[] | undefined;
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: ProblemStatus, detail: string, more: { errors?: readonly FieldError[]; headers?: Record<string, string> } = {}) {
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

/** The problem with well-formed input that has wrong values or names. */
export function unprocessable(errors: readonly FieldError[]): Problem {
  return new Problem(422, summary(errors), { errors });
}

/** All errors in one sentence, for a person or a CSV cell. */
export function summary(errors: readonly FieldError[]): string {
  return errors.map(({ pointer, detail }) => (pointer === "" ? detail : `${pointer.slice(1)} ${detail}`)).join("; ");
}

/** The JSON pointer to a path. */
export function pointerTo(path: readonly PropertyKey[]): string {
  return path.map((step) => `/${String(step).replace(/~/g, "~0").replace(/\//g, "~1")}`).join("");
}

/** A value as an error message shows it: short, and never the contents of an object. */
export function show(value: unknown): string {
  if (value === undefined) return "nothing";
  if (Array.isArray(value)) return "a list";
  if (typeof value === "object" && value !== null) return "an object";
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}

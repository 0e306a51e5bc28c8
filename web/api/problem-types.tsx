import type { ProblemDocument, ProblemKind } from "../../worker/problems.ts";
import { InlineCode } from "../components/inline-code.tsx";

interface ProblemType {
  readonly title: string;
  readonly status: ProblemDocument["status"];
  readonly meaning: string;
}

/** The types of problem documents: what each means, and what to do about it. Their titles are those of the documents. */
export const problemTypes: Readonly<Record<ProblemKind, ProblemType>> = {
  "malformed-body": {
    title: "The body cannot be read",
    status: 400,
    meaning:
      "The body is not in the format that its media type states: truncated JSON, a table without rows, bytes that are not UTF-8. `detail` says where reading stopped. JSON has no `NaN`: leave an unknown score out or send `null`. A table needs `Content-Type: text/csv`.",
  },
  "unsupported-type": {
    title: "The type of the body is not supported",
    status: 415,
    meaning:
      "The header `Accept` of the response lists the types that the path accepts. A batch is JSON, CSV (`text/csv`) or NDJSON (`application/x-ndjson`); save a workbook as CSV first. Send bodies uncompressed.",
  },
  "too-large": {
    title: "The request is too large",
    status: 413,
    meaning: "`detail` names the limit. Send large tables as CSV or NDJSON, which are streamed, and still larger ones in several requests.",
  },
  "invalid-input": {
    title: "The input has errors",
    status: 422,
    meaning:
      "The body or the query is well-formed but has invalid values or names. `errors` lists them: `pointer` locates each in the body (RFC 6901) or names the query parameter, and `detail` names the rule and the value. Correct them all before sending the request again.",
  },
  "unclear-columns": {
    title: "It is not clear which columns hold the features",
    status: 422,
    meaning:
      "A feature of a table has no column, while a column of unknown name holds scores. `errors` names all such columns. Say what they hold, as in `?columns=bareNuclei:Bare.nukl`, or that no column holds a feature, as in `?columns=bareNuclei:`.",
  },
  "too-many-requests": {
    title: "Too many requests",
    status: 429,
    meaning: "Wait for the number of seconds in the header `Retry-After`. To predict many samples in one request, send a batch.",
  },
};

/** A section for each type, at the address that the documents name. */
export function ProblemTypes() {
  return (
    <section class="section" aria-labelledby="errors-title">
      <h2 id="errors-title">Errors</h2>
      <p class="soft">
        <InlineCode text="Below `/api`, every error is a problem document (RFC 9457, `application/problem+json`). Its `type` is one of the addresses below, or `about:blank` if the status says it all (404, 405 and 500). Below `/v2`, errors have the form of the protocol: an object with the string `error`." />
      </p>
      {Object.entries(problemTypes).map(([kind, { title, status, meaning }]) => (
        <section key={kind} class="problem-type" id={kind}>
          <h3>
            {title} <span class="soft">{status}</span>
          </h3>
          <p>
            <code>/api#{kind}</code>
          </p>
          <p>
            <InlineCode text={meaning} />
          </p>
        </section>
      ))}
    </section>
  );
}

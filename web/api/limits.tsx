import { InlineCode } from "../components/inline-code.tsx";

/** What a caller may count on, by name. A test compares the figures with those that the server enforces. */
export const limits: readonly (readonly [name: string, meaning: string])[] = [
  [
    "Rate",
    "1,200 requests per minute from one IP address (for IPv6, one /64); beyond that, status 429 with `Retry-After`. A thousand rows of a batch count as one request.",
  ],
  ["One sample", "64 KiB, far more than nine scores need."],
  ["A batch in JSON", "10,000 samples and 4 MiB; the same for the Open Inference Protocol."],
  [
    "A batch in CSV or NDJSON",
    "64 MiB and 1,000,000 rows unless the deployment sets other limits, streamed in both directions: the first predictions are sent before the last rows arrive. A row has at most 65,536 characters and 256 columns. A batch that reaches a limit says so in its last row, with the row to continue from (`?from=`).",
  ],
  [
    "Versions",
    "Everything below `/api/v1` keeps its meaning. Responses may gain fields and the API may gain endpoints, so ignore fields that you do not know; any other change becomes `/api/v2`. The model has its own version, `model.version` in every prediction: a new model may give a different probability for the same scores.",
  ],
  [
    "Deprecation",
    "Anything to be removed is announced by the headers `Deprecation` (RFC 9745) and `Sunset` (RFC 8594) for at least six months beforehand. Nothing is deprecated at present.",
  ],
  ["Privacy", "Scores are neither stored nor logged."],
];

export function Limits() {
  return (
    <section class="section" aria-labelledby="limits-title">
      <h2 id="limits-title">Limits and versions</h2>
      <dl class="parameters">
        {limits.map(([name, meaning]) => (
          <div key={name}>
            <dt>
              <strong>{name}</strong>
            </dt>
            <dd>
              <InlineCode text={meaning} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

import { bodyOf } from "../api.ts";
import { curlCommand } from "../predict/share.ts";
import { type Scores, toPredictionInput } from "../scores.ts";

/** A code example. */
export interface Snippet {
  readonly language: string;
  readonly code: string;
}

/** Code that predicts one sample: curl, JavaScript and Python. */
export function snippetsFor(origin: string, scores: Scores, prevalence?: number): Snippet[] {
  const body = bodyOf(toPredictionInput(scores)?.values ?? []);
  const query = prevalence === undefined ? "" : `?prevalence=${prevalence}`;
  const url = `${origin}/api/v1/predict${query}`;
  return [
    { language: "curl", code: curlCommand(origin, scores, prevalence) },
    {
      language: "JavaScript",
      code: `const reply = await fetch("${url}", {
  method: "POST",
  headers: { "content-type": "application/json" },
  body: JSON.stringify(${indent(body, "    ", "  ")}),
});
const { prediction, probability, predictionSet } = await reply.json();`,
    },
    {
      language: "Python",
      code: `import json, urllib.request

request = urllib.request.Request(
    "${url}",
    data=json.dumps(${indent(body, "        ", "    ")}).encode(),
    headers={"content-type": "application/json"},
)
with urllib.request.urlopen(request) as reply:
    answer = json.load(reply)
print(answer["prediction"], answer["probability"])`,
    },
  ];
}

/** An object literal valid in both languages, one field per line. */
function indent(body: object, inner: string, outer: string): string {
  const fields = Object.entries(body).map(([key, value]) => `${inner}"${key}": ${value},`);
  return `{\n${fields.join("\n")}\n${outer}}`;
}

import { bodyOf } from "../api.ts";
import { questionOf, type Scores } from "../predict/scores.ts";
import { asCurl } from "../predict/share.ts";

export interface Snippet {
  readonly language: string;
  readonly code: string;
}

/** How to ask for one sample from a shell, from JavaScript and from Python. */
export function snippetsFor(origin: string, scores: Scores, prevalence?: number): Snippet[] {
  const body = bodyOf(questionOf(scores)?.values ?? []);
  const query = prevalence === undefined ? "" : `?prevalence=${prevalence}`;
  const address = `${origin}/api/v1/predict${query}`;
  return [
    { language: "curl", code: asCurl(origin, scores, prevalence) },
    {
      language: "JavaScript",
      code: `const reply = await fetch("${address}", {
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
    "${address}",
    data=json.dumps(${indent(body, "        ", "    ")}).encode(),
    headers={"content-type": "application/json"},
)
with urllib.request.urlopen(request) as reply:
    answer = json.load(reply)
print(answer["prediction"], answer["probability"])`,
    },
  ];
}

/** An object literal that both languages read, a field a line. */
function indent(body: object, inner: string, outer: string): string {
  const fields = Object.entries(body).map(([key, value]) => `${inner}"${key}": ${value},`);
  return `{\n${fields.join("\n")}\n${outer}}`;
}

import { bodyOf } from "../api.ts";
import { curlCommand } from "../predict/share.ts";
import { type Scores, toPredictionInput } from "../scores.ts";

/** A code example. */
export interface Snippet {
  readonly language: string;
  readonly code: string;
}

/** Code that predicts one sample, and says what is wrong where the server refuses it. */
export function snippetsFor(origin: string, scores: Scores, prevalence?: number): Snippet[] {
  const body = bodyOf(toPredictionInput(scores)?.values ?? []);
  const url = `${origin}/api/v1/predict${prevalence === undefined ? "" : `?prevalence=${prevalence}`}`;
  return [
    { language: "curl", code: curlCommand(origin, scores, prevalence) },
    {
      language: "curl (Windows)",
      code: `curl -s "${url}" ^
  -H "Content-Type: application/json" ^
  -d "${JSON.stringify(body).replaceAll('"', '\\"')}"`,
    },
    {
      language: "JavaScript",
      code: `const response = await fetch("${url}", {
  method: "POST",
  headers: { "Content-Type": "application/json" },
  body: JSON.stringify(${literal(body, "    ", "  ")}),
});
const result = await response.json();
if (!response.ok) throw new Error(result.detail);
console.log(result.prediction, result.probability, result.predictionSet);`,
    },
    {
      language: "Python",
      code: `import json, sys, urllib.error, urllib.request

request = urllib.request.Request(
    "${url}",
    data=json.dumps(${literal(body, "        ", "    ")}).encode(),
    headers={"Content-Type": "application/json"},
)
try:
    with urllib.request.urlopen(request) as response:
        result = json.load(response)
except urllib.error.HTTPError as error:
    sys.exit(json.load(error)["detail"])
print(result["prediction"], result["probability"], result["predictionSet"])`,
    },
  ];
}

/** Code that predicts a whole file, samples.csv, and reports the rows that have errors. */
export function batchSnippets(origin: string): Snippet[] {
  const url = `${origin}/api/v1/predict/batch`;
  return [
    {
      language: "curl",
      code: `curl --fail-with-body -s '${url}' \\
  -H 'Content-Type: text/csv' \\
  --data-binary @samples.csv \\
  -o predictions.csv`,
    },
    {
      language: "curl (Windows)",
      code: `curl --fail-with-body -s "${url}" ^
  -H "Content-Type: text/csv" ^
  --data-binary @samples.csv ^
  -o predictions.csv`,
    },
    {
      language: "JavaScript",
      code: `const samples = [
  { clumpThickness: 5, bareNuclei: 1, mitoses: 1 },
  { clumpThickness: 8, bareNuclei: 10 },
];
const response = await fetch("${url}", {
  method: "POST",
  headers: { "Content-Type": "application/json" },
  body: JSON.stringify({ samples }),
});
const result = await response.json();
if (response.status === 429) throw new Error(\`try again in \${response.headers.get("Retry-After")} seconds\`);
if (!response.ok) throw new Error(result.detail);
for (const [row, { error, prediction, probability }] of result.predictions.entries())
  console.log(row, error ? error.detail : prediction, probability);`,
    },
    {
      language: "Python",
      code: `import csv, io, json, sys, urllib.error, urllib.request

with open("samples.csv", "rb") as table:
    request = urllib.request.Request("${url}", data=table.read(), headers={"Content-Type": "text/csv"})
try:
    with urllib.request.urlopen(request) as response:
        text = response.read().decode()
except urllib.error.HTTPError as error:
    if error.code == 429:
        sys.exit(f"try again in {error.headers['Retry-After']} seconds")
    sys.exit(json.load(error)["detail"])
for number, row in enumerate(csv.DictReader(io.StringIO(text))):
    print(number, row["error"] or row["prediction"], row["probability"])`,
    },
  ];
}

/** An object literal valid in both languages, one field per line. */
function literal(body: object, inner: string, outer: string): string {
  const fields = Object.entries(body).map(([key, value]) => `${inner}"${key}": ${value},`);
  return `{\n${fields.join("\n")}\n${outer}}`;
}

import { charsetLabels } from "../../data/tables/index.ts";
import { benign, keys, malignant, type Operation, predictFailures, prevalenceParameter, sampleOf, text } from "./operation.ts";
import { schemaRef } from "./schemas.ts";

const csv = `id,${keys.join(",")}\n1,${benign.join(",")}\n2,${malignant.map((value, f) => (f === 5 ? "?" : value)).join(",")}\n3,${benign.map((value, f) => (f === 0 ? 11 : value)).join(",")}\n`;
const uci = `1000025,${benign.join(",")},2\n1017122,${malignant.join(",")},4\n`;
const ndjson = `${JSON.stringify(sampleOf(benign))}\n${JSON.stringify({ bareNuclei: "5" })}\n`;

const questionable = `id,clump,Bare.nukl,mitoses\n1,5,10,1\n2,3,?,2\n`;

const columnsParameter = {
  name: "columns",
  in: "query",
  description:
    "For CSV: which feature is in which column, as `feature:column` between commas. A column is given by its name, or by its number where it has none. `mitoses:` says that mitoses are in no column; `diagnosis` and `id` can be given too.",
  schema: { type: "string" },
  example: "bareNuclei:Bare.nukl,mitoses:",
};

const malignantParameter = {
  name: "malignant",
  in: "query",
  description:
    "For CSV: the value of the diagnosis column that means malignant, because 0 and 1 are in use for both. It changes no prediction.",
  schema: { type: "string" },
  example: "1",
};

const fromParameter = {
  name: "from",
  in: "query",
  description:
    "How many rows to skip: those under the header of a CSV, lines that are not empty, or samples. A batch that ends before its input does says in its last row with which number to go on.",
  schema: { type: "integer", minimum: 0, default: 0 },
  example: 0,
};

const noticesHeader = {
  description:
    "For CSV: what was taken as what, in the whole file or, if it is longer, in its first 64 KiB: names, features that are in no column, a diagnosis that is not understood. A list of strings and display strings (RFC 9651), a sentence each, of at most 1 KiB; what does not fit is counted. Absent where there is nothing to say.",
  schema: { type: "string" },
  example: '"Columns are read by their published names: clump as clumpThickness."',
};

/** Many samples at once. */
export const batch: Operation = {
  method: "post",
  path: "/api/v1/predict/batch",
  id: "predictBatch",
  tag: "Prediction",
  summary: "Predict many samples",
  description: `JSON takes up to 10,000 samples in 4 MiB. CSV and NDJSON are streamed in both directions, up to 64 MiB and 1,000,000 rows of at most 65,536 characters unless the deployment sets other limits: the first predictions leave before the last rows arrive. A Content-Length above the limit is a 413; a batch that comes to a limit while it is answered ends with an error row that says so and with which \`from\` to go on. A bad row gets its own error in its place: at most five errors per sample and, in JSON and NDJSON, one hundred per request are listed, the rest is counted.

CSV is the table as people have it, with at most 256 columns and 65,536 characters per row: with commas, semicolons or tabs; with the features' own names or those under which they are published (UCI, R, OpenML, the well-known tutorials), in any order; without a header if the columns are those of the UCI file; also ARFF. What a file is, is decided on its first 64 KiB. Its charset is ${charsetLabels.join(", ")}; a byte-order mark counts for more. Further columns pass through. A column that holds scores under a name that is not known, while a feature is missing, gets a 422 that names all such columns; \`columns\` answers it. The response has the columns of the input, then \`prediction\`, \`probability\`, \`predictionSet\`, \`assessment\`, \`unknown\`, \`unusual\` and \`error\`, each with the prefix \`cytonet_\` where the input has a column of that name; several classes or features are joined by \`|\`.`,
  query: [prevalenceParameter, fromParameter, columnsParameter, malignantParameter],
  body: { "application/json": schemaRef("Batch"), "text/csv": text, "application/x-ndjson": text },
  success: { "application/json": schemaRef("BatchResponse"), "text/csv": text, "application/x-ndjson": text },
  failures: predictFailures.post,
  headers: { "Cytonet-Notices": noticesHeader },
  examples: [
    { name: "json", summary: "Two samples in JSON", status: 200, body: { samples: [sampleOf(benign), sampleOf(malignant)] } },
    { name: "csv", summary: "CSV with an unknown score and a wrong one", status: 200, body: csv, type: "text/csv", accept: "text/csv" },
    { name: "uci", summary: "Two rows of the UCI file", status: 200, body: uci, type: "text/csv", accept: "text/csv" },
    {
      name: "columns",
      summary: "CSV with a column whose name is not known",
      status: 200,
      query: { columns: "bareNuclei:Bare.nukl" },
      body: questionable,
      type: "text/csv",
      accept: "text/csv",
    },
    {
      name: "ndjson",
      summary: "NDJSON with a wrong line",
      status: 200,
      body: ndjson,
      type: "application/x-ndjson",
      accept: "application/x-ndjson",
    },
    { name: "empty", summary: "A file without rows", status: 400, body: "\n", type: "text/csv" },
    { name: "notCsv", summary: "JSON sent as CSV", status: 415, body: '{"samples":[]}', type: "text/csv" },
    { name: "noSamples", summary: "A bare list", status: 422, body: [sampleOf(benign)] },
    { name: "question", summary: "A column whose name is not known", status: 422, body: questionable, type: "text/csv" },
  ],
};

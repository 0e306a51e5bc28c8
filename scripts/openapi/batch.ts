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
    "For CSV: which column holds which feature, as a comma-separated list of `feature:column`. A column is given by its name, or by its number if it has none. `mitoses:` says that no column holds mitoses; `diagnosis` and `id` can be assigned too.",
  schema: { type: "string" },
  example: "bareNuclei:Bare.nukl,mitoses:",
};

const malignantParameter = {
  name: "malignant",
  in: "query",
  description:
    "For CSV: the value of the diagnosis column that means malignant, since files use both 0 and 1 for it. This parameter changes no prediction.",
  schema: { type: "string" },
  example: "1",
};

const fromParameter = {
  name: "from",
  in: "query",
  description:
    "How many rows to skip: rows below the header of a CSV, non-empty lines of NDJSON, or samples in JSON. The last row of a batch that ends before its input gives the number to continue with.",
  schema: { type: "integer", minimum: 0, default: 0 },
  example: 0,
};

const noticesHeader = {
  description:
    "For CSV: how the file was understood, judged by its first 64 KiB: columns read by other names, features without a column, a diagnosis that is not understood. A list of strings and display strings (RFC 9651), one sentence each, of at most 1 KiB in all; notices that do not fit are counted. Absent if there is nothing to report.",
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
  description: `A JSON body holds up to 10,000 samples in 4 MiB. CSV and NDJSON are streamed in both directions, up to 64 MiB and 1,000,000 rows of at most 65,536 characters each, unless the deployment sets other limits: the first predictions are sent before the last rows arrive. A \`Content-Length\` above the limit gets a 413; a batch that reaches a limit on the way ends with an error row that says so and gives the value of \`from\` to continue with. A bad row gets an error in its place. At most five errors are listed per sample and, in JSON and NDJSON, one hundred per request; further errors are counted.

CSV takes tables in the forms in which they are in use, with at most 256 columns: separated by commas, semicolons or tabs; with columns in any order, under the API's names or those of published files (UCI, R, OpenML, well-known tutorials); without a header if the columns are those of the UCI file; also ARFF. The first 64 KiB decide how the file is read. The charset may be ${charsetLabels.join(", ")}; a byte-order mark overrides it. Other columns are passed through. If a feature is missing while a column of unknown name holds scores, the response is a 422 that names all such columns; \`columns\` then says what they hold. The response has the columns of the input, followed by \`prediction\`, \`probability\`, \`predictionSet\`, \`assessment\`, \`unknown\`, \`unusual\` and \`error\`, each with the prefix \`cytonet_\` if the input already has a column of that name; several classes or features are joined by \`|\`.`,
  query: [prevalenceParameter, fromParameter, columnsParameter, malignantParameter],
  body: { "application/json": schemaRef("Batch"), "text/csv": text, "application/x-ndjson": text },
  success: { "application/json": schemaRef("BatchResponse"), "text/csv": text, "application/x-ndjson": text },
  failures: predictFailures.post,
  headers: { "Cytonet-Notices": noticesHeader },
  examples: [
    { name: "json", summary: "Two samples in JSON", status: 200, body: { samples: [sampleOf(benign), sampleOf(malignant)] } },
    { name: "csv", summary: "CSV with an unknown score and an invalid one", status: 200, body: csv, type: "text/csv", accept: "text/csv" },
    { name: "uci", summary: "Two rows of the UCI file", status: 200, body: uci, type: "text/csv", accept: "text/csv" },
    {
      name: "columns",
      summary: "CSV with a column assigned by the query",
      status: 200,
      query: { columns: "bareNuclei:Bare.nukl" },
      body: questionable,
      type: "text/csv",
      accept: "text/csv",
    },
    {
      name: "ndjson",
      summary: "NDJSON with an invalid line",
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

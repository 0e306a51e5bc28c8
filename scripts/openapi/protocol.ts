import { benign, json, malignant, type Operation, reading, shown } from "./operation.ts";
import { schemaRef } from "./schemas.ts";

const protocol = { tag: "Open Inference Protocol", failures: [429, 500] };

/** The endpoints of the Open Inference Protocol. */
export const protocolOperations: readonly Operation[] = [
  reading(
    "/v2",
    "serverMetadata",
    "Server metadata",
    "The name and version of the server, and its extensions (none).",
    json(schemaRef("ServerMetadata")),
    { ...protocol, examples: shown },
  ),
  reading("/v2/health/live", "serverLive", "Liveness", "A server that responds is live.", json(schemaRef("ServerLive")), {
    ...protocol,
    examples: shown,
  }),
  reading(
    "/v2/health/ready",
    "serverReady",
    "Readiness",
    "The text of the protocol calls the field `live`, its implementations call it `ready`; the response has both.",
    json(schemaRef("ServerReady")),
    {
      ...protocol,
      examples: shown,
    },
  ),
  ...ofModel(""),
  ...ofModel("/versions/{version}"),
];

/** The three endpoints of the model, with or without its version in the path. */
function ofModel(suffix: "" | "/versions/{version}"): Operation[] {
  const base = `/v2/models/{model}${suffix}`;
  const id = suffix === "" ? "" : "Version";
  const body = { id: "42", inputs: [{ name: "features", shape: [2, 9], datatype: "INT64", data: [...benign, ...malignant] }] };
  const failures = [404, 429, 500];
  return [
    reading(
      base,
      `model${id}Metadata`,
      "Model metadata",
      "Names, datatypes and shapes of the input and output tensors, and the available versions.",
      json(schemaRef("ModelMetadata")),
      { ...protocol, failures, examples: shown },
    ),
    reading(
      `${base}/ready`,
      `model${id}Ready`,
      "Model readiness",
      "The model is part of the server and is ready whenever the server is.",
      json(schemaRef("ModelReady")),
      { ...protocol, failures, examples: shown },
    ),
    {
      ...protocol,
      method: "post",
      path: `${base}/infer`,
      id: `infer${id}`,
      summary: "Inference",
      description:
        "Takes either one input tensor of shape [m, 9] with any name, or a tensor of shape [m] or [m, 1] per feature, named after it; features without a tensor are unknown. The datatype is FP32, FP64 or any integer type, and the values are whole scores; `null` and NaN mean unknown. At most 10,000 samples. Tensors are JSON in both directions: a request for binary outputs gets JSON; binary inputs, shared memory and classification are refused.",
      body: json(schemaRef("InferenceRequest")),
      success: json(schemaRef("InferenceResponse")),
      failures: [400, 404, 413, 429, 500],
      examples: [
        { name: "two", summary: "Two samples, both outputs", status: 200, body },
        {
          name: "oneOutput",
          summary: "Row by row, one output",
          status: 200,
          body: { inputs: [{ name: "features", shape: [1, 9], datatype: "FP64", data: [malignant] }], outputs: [{ name: "diagnosis" }] },
        },
        {
          name: "columns",
          summary: "One tensor per feature, the others unknown",
          status: 200,
          body: {
            parameters: { content_type: "pd" },
            inputs: [
              { name: "clumpThickness", shape: [2], datatype: "INT64", data: [5, 8] },
              { name: "bareNuclei", shape: [2], datatype: "FP64", data: [1, null] },
            ],
          },
        },
        {
          name: "wrongShape",
          summary: "Eight features",
          status: 400,
          body: { inputs: [{ name: "features", shape: [1, 8], datatype: "FP64", data: malignant.slice(1) }] },
        },
      ],
    },
  ];
}

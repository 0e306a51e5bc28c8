import { benign, json, malignant, type Operation, reading, shown } from "./operation.ts";
import { schemaRef } from "./schemas.ts";

const protocol = { tag: "Open Inference Protocol", failures: [429, 500] };

/** The endpoints of the Open Inference Protocol. */
export const protocolOperations: readonly Operation[] = [
  reading(
    "/v2",
    "serverMetadata",
    "The metadata of the server",
    "Its name, version and extensions, of which there are none.",
    json(schemaRef("ServerMetadata")),
    { ...protocol, examples: shown },
  ),
  reading("/v2/health/live", "serverLive", "Whether the server is live", "It is if it answers at all.", json(schemaRef("ServerLive")), {
    ...protocol,
    examples: shown,
  }),
  reading(
    "/v2/health/ready",
    "serverReady",
    "Whether the server is ready",
    "The protocol's text calls the field `live`, its implementations `ready`; both are there.",
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
      "The metadata of the model",
      "Names, datatypes and shapes of the input and output tensors, and the versions there are.",
      json(schemaRef("ModelMetadata")),
      { ...protocol, failures, examples: shown },
    ),
    reading(
      `${base}/ready`,
      `model${id}Ready`,
      "Whether the model is ready",
      "The model is part of the server, so it is ready whenever the server is.",
      json(schemaRef("ModelReady")),
      { ...protocol, failures, examples: shown },
    ),
    {
      ...protocol,
      method: "post",
      path: `${base}/infer`,
      id: `infer${id}`,
      summary: "Tensors in, tensors out",
      description:
        "One input of shape [m, 9], whatever its name, or one of shape [m] or [m, 1] for each feature, under its name; features without one are unknown. Every integer type, FP32 and FP64 hold whole scores; `null` and NaN are unknown. At most 10,000 samples. Tensors are JSON both ways: a request for binary outputs gets JSON, binary input, shared memory and classification are refused.",
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

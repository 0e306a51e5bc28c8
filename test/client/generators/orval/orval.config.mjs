// A batch is JSON, CSV or NDJSON; without `include`, orval makes one function of all three, whose body is `Batch | string`.
const contentType = { include: ["application/json", "application/problem+json", "application/octet-stream"] };

export default {
  api: {
    input: "openapi.json",
    output: { target: "src/api.ts", client: "fetch", baseUrl: process.env.API, override: { contentType } },
  },
  zod: {
    input: "openapi.json",
    output: { target: "src/zod.ts", client: "zod", override: { contentType, zod: { strict: { body: true } } } },
  },
};

import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { projectPath, writeAtomically } from "./files.ts";
import { openApiDocument } from "./openapi/document.ts";

/*
 * Writes the OpenAPI document where the API serves it from. It is made of the schemas that validate, and its examples are
 * answered by the Worker's own code while it is made.
 */

const path = projectPath("dist/site/api/v1/openapi.json");
const document = await quietly(openApiDocument);
mkdirSync(dirname(path), { recursive: true });
writeAtomically(path, `${JSON.stringify(document)}\n`);
console.log(`dist/site/api/v1/openapi.json: ${Object.keys(document.paths).length} paths`);

/** Without the line that the Worker logs for every request. */
async function quietly<T>(work: () => Promise<T>): Promise<T> {
  const { log } = console;
  console.log = () => {};
  try {
    return await work();
  } finally {
    console.log = log;
  }
}

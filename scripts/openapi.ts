import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { projectPath, writeAtomically } from "./files.ts";
import { openApiDocument } from "./openapi/document.ts";

/*
 * Writes the OpenAPI document to the folder that the API serves it from. It is generated from the schemas that validate
 * requests, and the Worker's own code answers its examples.
 */

const path = projectPath("dist/site/api/v1/openapi.json");
const document = await openApiDocument();
mkdirSync(dirname(path), { recursive: true });
writeAtomically(path, `${JSON.stringify(document)}\n`);
console.log(`dist/site/api/v1/openapi.json: ${Object.keys(document.paths).length} paths`);

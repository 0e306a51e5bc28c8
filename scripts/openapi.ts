import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { helped, runCommand } from "./cli/options.ts";
import { projectPath, writeAtomically } from "./files.ts";
import { openApiDocument } from "./openapi/document.ts";

/*
 * Writes the OpenAPI document to the folder that the API serves it from. It is generated from the schemas that validate
 * requests, and the Worker's own code answers its examples.
 */

const file = "dist/site/api/v1/openapi.json";

await runCommand(async () => {
  if (helped("openapi", `Writes the OpenAPI document of the API to ${file}.`)) return 0;
  const path = projectPath(file);
  const document = await openApiDocument();
  mkdirSync(dirname(path), { recursive: true });
  writeAtomically(path, `${JSON.stringify(document)}\n`);
  console.log(`${file}: ${Object.keys(document.paths).length} paths`);
  return 0;
});

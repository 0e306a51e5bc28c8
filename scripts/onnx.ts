import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { toOnnx } from "../model/onnx/onnx.ts";
import { helped, runCommand } from "./cli/options.ts";
import { projectPath, writeAtomically } from "./files.ts";
import { readModel } from "./read-model.ts";

// Writes the network as ONNX to where the API serves it from.
const path = "dist/site/api/v1/model/cytonet.onnx";

await runCommand(() => {
  if (helped("onnx", `Writes the network of worker/model.json as ONNX to ${path}.`)) return 0;
  const onnx = toOnnx(readModel(projectPath("worker/model.json")).model.file);
  mkdirSync(dirname(projectPath(path)), { recursive: true });
  writeAtomically(projectPath(path), onnx);
  console.log(`${path}: ${onnx.length} bytes`);
  return 0;
});

import { mkdirSync, readFileSync } from "node:fs";
import { dirname } from "node:path";
import { parseModel } from "../model/file/parse.ts";
import { toOnnx } from "../model/onnx/onnx.ts";
import { projectPath, writeAtomically } from "./files.ts";

// Writes the model as ONNX where the API serves it from.
const path = "dist/site/api/v1/model/cytonet.onnx";
const { file } = parseModel(JSON.parse(readFileSync(projectPath("worker/model.json"), "utf8")));
const onnx = toOnnx(file);
mkdirSync(dirname(projectPath(path)), { recursive: true });
writeAtomically(projectPath(path), onnx);
console.log(`${path}: ${onnx.length} bytes`);

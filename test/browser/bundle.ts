import { fileURLToPath } from "node:url";
import { build } from "vite";

/** Bundles a module of the tests into one script for a page; its exports are on `globalThis[name]`. */
export async function bundle(entry: string, name: string): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: "silent",
    build: { write: false, minify: false, lib: { entry: fileURLToPath(new URL(entry, import.meta.url)), name, formats: ["iife"] } },
  });
  const [first] = Array.isArray(result) ? result : [result];
  if (!first || !("output" in first)) throw new Error(`bundling ${entry} gave no output`);
  return first.output[0].code;
}

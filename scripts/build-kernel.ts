import { pathToFileURL } from "node:url";
import { projectPath, writeAtomically } from "./files.ts";

/** The part of the compiler that is used here. Its own types declare a global console that hides Node's. */
interface Compiler {
  main(
    args: readonly string[],
    host: { writeFile(name: string, contents: string | Uint8Array): void },
  ): Promise<{ error: Error | null; stderr: { toString(): string } }>;
}

const COMPILER: string = "assemblyscript/asc";
const SOURCE = "network/kernel/assembly/index.ts";

/** Compiles the kernel from AssemblyScript. Throws with the compiler's messages if that fails. */
export async function buildKernel(): Promise<Uint8Array> {
  const { default: asc }: { default: Compiler } = await import(COMPILER);
  let binary: Uint8Array | undefined;
  const { error, stderr } = await asc.main(
    [
      SOURCE,
      "--outFile=kernel.wasm",
      "--runtime=stub",
      "--enable=simd",
      "--importMemory",
      "--noExportMemory",
      // Above the address 0, which means "none", and with all constants below BASE of network/kernel/memory.ts.
      "--memoryBase=1024",
      "--optimizeLevel=3",
      "--shrinkLevel=0",
      "--converge",
      "--noAssert",
      "--use=abort=",
    ],
    {
      writeFile: (_name, contents) => {
        if (typeof contents !== "string") binary = contents;
      },
    },
  );
  if (error || !binary) throw new Error(`the kernel does not compile:\n${stderr.toString()}`);
  return binary;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const binary = await buildKernel();
  writeAtomically(projectPath("network/kernel/kernel.wasm"), binary);
  console.log(`network/kernel/kernel.wasm, ${binary.length} bytes`);
}

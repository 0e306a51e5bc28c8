import { projectPath, writeAtomically } from "./files.ts";

/** The part of the compiler that is used here. Its own types declare a global console that hides Node's. */
interface Compiler {
  main(
    args: readonly string[],
    host: { writeFile(name: string, contents: string | Uint8Array): void },
  ): Promise<{ error: Error | null; stderr: { toString(): string } }>;
}

const COMPILER: string = "assemblyscript/asc";

/** What is compiled, and the source of each: the kernel of trainings and the expectation over unknown scores. */
export const KERNELS = {
  "network/kernel/kernel.wasm": "network/kernel/assembly/index.ts",
  "model/unknowns/expectation.wasm": "model/unknowns/assembly/index.ts",
} as const;

/** Compiles one of the kernels from AssemblyScript. Throws with the compiler's messages if that fails. */
export async function buildKernel(path: keyof typeof KERNELS): Promise<Uint8Array> {
  const { default: asc }: { default: Compiler } = await import(COMPILER);
  let binary: Uint8Array | undefined;
  const { error, stderr } = await asc.main(
    [
      KERNELS[path],
      "--outFile=kernel.wasm",
      "--runtime=stub",
      "--enable=simd",
      "--importMemory",
      "--noExportMemory",
      // Above the address 0, which means "none", and with all constants below the BASE of network/kernel/memory.ts.
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
  if (error || !binary) throw new Error(`${path} does not compile:\n${stderr.toString()}`);
  return binary;
}

if (import.meta.main) {
  for (const path of Object.keys(KERNELS) as (keyof typeof KERNELS)[]) {
    const binary = await buildKernel(path);
    writeAtomically(projectPath(path), binary);
    console.log(`${path}, ${binary.length} bytes`);
  }
}

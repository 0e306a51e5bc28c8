import build from "../dist/worker-build.json" with { type: "json" };

/** The hash of the sources of this Worker. scripts/build-hash.ts writes the file before every build. */
export const buildHash: string = build.hash;

declare module "*?url" {
  const url: string;
  export default url;
}

interface ImportMetaEnv {
  /** Put in by vite.config.ts. */
  readonly PROJECT: import("./build/project.ts").Project;
}

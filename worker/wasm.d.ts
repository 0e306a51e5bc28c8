// The Workers runtime compiles a .wasm file that is imported: to a WebAssembly.Module.
declare module "*.wasm" {
  const module: object;
  export default module;
}

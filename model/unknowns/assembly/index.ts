// The exports of expectation.wasm, which ../compiled.ts calls: conditional.ts with the same operations in the same order, for
// networks of one hidden layer of ReLU below a sigmoid. `tables` must be called once before `given`.

export { given } from "./given";
export { tables } from "./tables";

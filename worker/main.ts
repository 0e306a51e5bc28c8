/// <reference path="./wasm.d.ts" />
import { accelerate } from "../model/unknowns/expectation.ts";
import expectation from "../model/unknowns/expectation.wasm";
import worker from "./index.ts";
import { model } from "./model.ts";

/*
 * What wrangler.toml deploys: the Worker of index.ts, whose explanations are computed in WebAssembly, with the same bits. Only the
 * Workers runtime imports a .wasm file as a compiled module, so that index.ts, which tests and the build run in Node, does not.
 */

accelerate(model, expectation);

export default worker;

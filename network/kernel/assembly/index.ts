// The exports of the kernel, which network/kernel/ calls. Every pointer is an address in the imported memory, where samples
// are laid out as in a Dataset. Each function takes any number of samples and processes them in blocks.

export { addLoss, predict } from "./evaluation";
export { gather } from "./gather";
export { addGradient, prepare, storeGradient } from "./gradient";
export { adam, momentum, nesterov, rmsprop, sgd } from "./optimizers";
export { steps } from "./steps";

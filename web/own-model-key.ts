/**
 * The key under which the browser keeps the visitor's own model file until the tab is closed. It is a type, because a shared constant
 * would be a file of its own that the first page has to fetch: whoever uses it writes it out, and the compiler compares.
 */
export type OwnModelKey = "cytonet-own-model";

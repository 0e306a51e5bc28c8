import { dataFields } from "./data-fields.ts";
import type { Field } from "./field.ts";
import { networkFields } from "./network-fields.ts";
import { runFields } from "./run-fields.ts";
import { trainingFields } from "./training-fields.ts";

/**
 * Every field, those that others depend on first: an experiment becomes another one when the fields in which they differ are put in
 * this order.
 */
export const fields: readonly Field[] = [...dataFields, ...networkFields, ...trainingFields, ...runFields];

/** The field of this name. */
export function fieldNamed(name: string): Field | undefined {
  return fields.find((field) => field.name === name);
}

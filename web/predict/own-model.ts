/** What the page says where the model is the visitor's own, from the lab. */
export interface OwnModel {
  readonly name: string;
  /** In place of what a prediction set says: with this model every one holds both classes. */
  readonly certainty: { readonly certain: false; readonly title: string; readonly sentence: string };
  /** In place of the server check, which is off. */
  readonly checked: string;
}

import type { ModelFile } from "../../model/file/model-file.ts";

/** The cross-validated figures of a model, each with that of the model before: `log loss 0.0790 (was 0.0825), …`. */
export function compareFigures(now: ModelFile, before: ModelFile): string {
  const [mine, theirs] = [figuresOf(now), figuresOf(before)];
  if (!mine) return "not assessed";
  return shown
    .map(({ name, key, digits }) => {
      const figure = (value: number) => value.toFixed(digits);
      return `${name} ${figure(mine[key].mean)}${theirs ? ` (was ${figure(theirs[key].mean)})` : ""}`;
    })
    .join(", ");
}

const shown = [
  { name: "log loss", key: "logLoss", digits: 4 },
  { name: "Brier score", key: "brier", digits: 4 },
  { name: "accuracy", key: "accuracy", digits: 3 },
  { name: "sensitivity", key: "sensitivity", digits: 3 },
] as const;

/** Those of the recipe itself on the plain folds; the methods after it are its rivals. */
function figuresOf({ report }: ModelFile) {
  return report?.methods[0]?.plain;
}

import type { ModelFile } from "../../model/file/model-file.ts";

/** The cross-validated metrics of a model, each with that of the previous model: `log loss 0.0790 (was 0.0825), …`. */
export function compareMetrics(current: ModelFile, previous: ModelFile | undefined): string {
  const [now, before] = [metricsOf(current), previous && metricsOf(previous)];
  if (!now) return "not assessed";
  return metrics
    .map(({ name, key, digits }) => {
      const text = `${name} ${now[key].mean.toFixed(digits)}`;
      return before ? `${text} (was ${before[key].mean.toFixed(digits)})` : text;
    })
    .join(", ");
}

const metrics = [
  { name: "log loss", key: "logLoss", digits: 4 },
  { name: "Brier score", key: "brier", digits: 4 },
  { name: "accuracy", key: "accuracy", digits: 3 },
  { name: "sensitivity", key: "sensitivity", digits: 3 },
] as const;

/** Those of the recipe itself, on the plain folds. The methods after it are the ones it was compared with. */
function metricsOf({ report }: ModelFile) {
  return report?.methods[0]?.plain;
}

import type { SelectionReport } from "../file/report.ts";

/**
 * What the nested figures are worth. The rule behind them was changed once its predecessor's were known, and the outer folds do
 * not agree on the shipped recipe.
 */
export function selectionFinding({ candidates, nested, nestedByLogLoss }: SelectionReport): string {
  const folds = candidates.reduce((sum, { chosen }) => sum + chosen, 0);
  const shipped = candidates.find(({ isShipped }) => isShipped);
  const preferred = candidates.filter(({ chosen }) => shipped && chosen > shipped.chosen).sort((a, b) => b.chosen - a.chosen);
  const more = preferred.map(({ name, chosen }) => `${name}: ${chosen}`).join("; ");
  return [
    `The first rule was the least log loss alone: its choices have ${figuresOf(nestedByLogLoss)}.`,
    "When its result was known, the rule was changed to prefer sensitivity among equals.",
    `The figures of the present rule, ${figuresOf(nested)}, are therefore optimistic, the sensitivity most of all.`,
    ...(shipped
      ? [
          `${shipped.chosen} of ${folds} outer folds chose the shipped recipe${more ? `, fewer than chose others (${more})` : ""}: these rows do not tell the better candidates apart, and its own figures, from the rows it was chosen on, are optimistic as well.`,
        ]
      : []),
  ].join(" ");
}

function figuresOf({ logLoss, brier, accuracy, sensitivity }: SelectionReport["nested"]): string {
  const percent = (rate: number): string => `${(100 * rate).toFixed(2)}%`;
  return `log loss ${logLoss.toFixed(4)}, Brier ${brier.toFixed(4)}, accuracy ${percent(accuracy)} and sensitivity ${percent(sensitivity)}`;
}

import type { RefObject } from "preact";
import { features } from "../../data/features.ts";
import type { Prediction } from "../../model/prediction/prediction.ts";
import { roughPercent } from "../../model/prediction/sentences.ts";
import { markOf } from "../assessment-mark.ts";
import type { PredictState } from "./predict-state.ts";
import { headline, leaning } from "./wording.ts";

/** After a change was tried: the scores that it changed and the predictions of both samples, side by side. */
export function Comparison({ state, heading }: { state: PredictState; heading: RefObject<HTMLHeadingElement | null> }) {
  const comparison = state.comparison.value;
  if (!comparison) return null;
  const { original, changed, before, after } = comparison;
  const back = () => {
    heading.current?.focus();
    state.load({ values: original });
  };
  return (
    <div class="comparison">
      <table>
        <caption class="visually-hidden">The original sample beside the changed one</caption>
        <thead>
          <tr>
            <td />
            <th scope="col">Original</th>
            <th scope="col">Changed</th>
          </tr>
        </thead>
        <tbody>
          {features.map(({ key, label }, f) =>
            original[f] === changed[f] ? null : (
              <tr key={key}>
                <th scope="row">{label}</th>
                <td>{original[f] ?? "unknown"}</td>
                <td>{changed[f] ?? "unknown"}</td>
              </tr>
            ),
          )}
          <tr>
            <th scope="row">Prediction</th>
            <Outcome prediction={before} />
            <Outcome prediction={after} />
          </tr>
        </tbody>
      </table>
      <button type="button" class="button quiet small" onClick={back}>
        Return to the original
      </button>
    </div>
  );
}

function Outcome({ prediction }: { prediction: Prediction }) {
  return (
    <td>
      <span class="class-mark" data-class={markOf(prediction)}>
        {headline(prediction)}
      </span>{" "}
      <strong>{roughPercent(prediction.probability)}</strong> {leaning(prediction)}
    </td>
  );
}

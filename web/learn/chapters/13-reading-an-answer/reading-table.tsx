import { features } from "../../../../data/features.ts";
import { roughPercent } from "../../../../model/prediction/sentences.ts";
import { percent, points } from "../../../format.ts";
import type { ReadingState } from "./reading-state.ts";

/** A line per score in the order in which they become known: what it adds there, and on average over all orders. */
export function ReadingTable({ state }: { state: ReadingState }) {
  const [order, shown, path, values] = [state.order.value, state.shown.value, state.path.value, state.values.value];
  const explanation = state.explanation.value;
  const meanOf = (feature: number) =>
    explanation?.contributions.find((contribution) => contribution.feature === features[feature]?.key)?.contribution;
  return (
    <div>
      <table class="waterfall reading-table">
        <caption class="visually-hidden">The probability of malignancy as scores become known, in percentage points</caption>
        <thead>
          <tr>
            <th scope="col">Score</th>
            <th scope="col" class="number">
              Value
            </th>
            <th scope="col">
              <span class="visually-hidden">Chart</span>
            </th>
            <th scope="col" class="number">
              Here
            </th>
            <th scope="col" class="number">
              Average
            </th>
          </tr>
        </thead>
        <tbody>
          <tr class="waterfall-end">
            <th scope="row">Nothing known</th>
            <td />
            <td>
              <Bar from={0} to={path[0] as number} kind="end" />
            </td>
            <td class="number">{percent(path[0] as number)}</td>
            <td />
          </tr>
          {order.map((feature, i) => {
            const isKnown = i < shown;
            const [from, to] = [path[i] as number, path[i + 1] as number];
            const mean = meanOf(feature);
            return (
              <tr key={feature} data-known={isKnown}>
                <th scope="row">{features[feature]?.label}</th>
                <td class="number">{isKnown ? values[feature] : "?"}</td>
                <td>{isKnown ? <Bar from={from} to={to} kind={to < from ? "down" : "up"} /> : <Bar from={0} to={0} kind="none" />}</td>
                <td class="number">{isKnown ? points(to - from) : ""}</td>
                <td class="number">{isKnown && shown === order.length && mean !== undefined ? points(mean) : ""}</td>
              </tr>
            );
          })}
          <tr class="waterfall-end">
            <th scope="row">{shown === order.length ? "This sample" : "Known so far"}</th>
            <td />
            <td>
              <Bar from={0} to={path[shown] as number} kind="end" />
            </td>
            <td class="number">{roughPercent(path[shown] as number)}</td>
            <td />
          </tr>
        </tbody>
      </table>
      <div class="button-row">
        <button type="button" class="button small" aria-disabled={shown === order.length} onClick={() => state.addNext()}>
          Add the next score
        </button>
        <button type="button" class="button quiet small" onClick={() => (shown === order.length ? state.startAgain() : state.addAll())}>
          {shown === order.length ? "Start again" : "Add all"}
        </button>
        <button type="button" class="button quiet small" onClick={() => state.shuffle()}>
          Another order
        </button>
      </div>
    </div>
  );
}

function Bar({ from, to, kind }: { from: number; to: number; kind: "up" | "down" | "end" | "none" }) {
  const [left, right] = [100 * Math.min(from, to), 100 * Math.max(from, to)];
  return (
    <svg class={`waterfall-bar ${kind}`} viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
      <path class="waterfall-grid" d="M0 0V10M25 0V10M50 0V10M75 0V10M100 0V10" />
      {kind !== "none" && <rect x={left} y="1.5" width={Math.max(right - left, 0.4)} height="7" />}
    </svg>
  );
}

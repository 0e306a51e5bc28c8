import { roughPercent } from "../../model/prediction/sentences.ts";
import { labelOf } from "../feature-names.ts";
import type { IceCurve } from "./ice.ts";

/** How far the score of each unknown feature could still move the probability: the range of its ICE curve. */
export function IceCurves({ curves, current }: { curves: readonly IceCurve[]; current: number }) {
  return (
    <section class="section">
      <h2>How much the missing scores matter</h2>
      {curves.length === 0 ? (
        <p>All nine features are scored.</p>
      ) : (
        <table class="ice-curves">
          <caption class="soft">
            {" "}
            Range of the probability over the ten possible scores of each missing feature, one feature at a time.
          </caption>
          <thead class="visually-hidden">
            <tr>
              <th scope="col">Feature</th>
              <th scope="col">Chart</th>
              <th scope="col">Range</th>
            </tr>
          </thead>
          <tbody>
            {curves.map(({ feature, probabilities }) => {
              const [low, high] = [Math.min(...probabilities), Math.max(...probabilities)];
              return (
                <tr key={feature}>
                  <th scope="row">
                    <a href={`#${feature}`}>{labelOf(feature)}</a>
                  </th>
                  <td>
                    <svg class="ice-bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
                      <path class="waterfall-grid" d="M0 0V10M25 0V10M50 0V10M75 0V10M100 0V10" />
                      <rect x={low * 100} y="3" width={Math.max((high - low) * 100, 0.5)} height="4" />
                      <path class="ice-now" d={`M${current * 100} 0V10`} />
                    </svg>
                  </td>
                  <td class="number">{[...new Set([roughPercent(low), roughPercent(high)])].join(" to ")}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
    </section>
  );
}

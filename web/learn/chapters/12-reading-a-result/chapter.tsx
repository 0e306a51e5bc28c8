import { readingAResult } from "../../../../data/lessons/12-reading-a-result.ts";
import { percent } from "../../../format.ts";
import { ArticleLink } from "../../article-link.tsx";
import type { Chapter } from "../../chapter.ts";
import { lateControl } from "../../late-control.tsx";
import { Picture } from "./picture.tsx";
import "../../../styles/learn-trials.css";

const { published, given, random } = readingAResult;
const { accuracy, right, rows, interval, malignantShare, malignantShareOfAll } = published.figures;
const [low = 0, high = 1] = interval;
const { article, shipped, splits, shippedFewer, shippedMore } = random.figures;
const without = article.counts[0] ?? 0;

function Text() {
  return (
    <>
      <p>
        <ArticleLink /> reports that {(100 * accuracy).toFixed(2)}% of its held-out cases are right. That is {right} of {rows}: one error.
        One error more or less, and the figure would move by half a percentage point.
      </p>
      <p>
        Another {rows} cases would give another figure. The <dfn>95% confidence interval</dfn> is the range of true rates that such a result
        is compatible with. For {right} of {rows} it reaches from {percent(low)} to {percent(high)}.
      </p>
      <p>
        There is a second kind of luck: which cases were held out. The article takes the last {rows} of the file. Of these{" "}
        {percent(malignantShare)} are malignant, of all cases {percent(malignantShareOfAll)}. We draw others at random. We stop at 2,000
        iterations to be able to train {splits} times; on the article’s split there is then no error at all.
      </p>
    </>
  );
}

function Fact() {
  return (
    <>
      <p>
        In {without === 0 ? "none" : without} of {splits} random (overlapping) splits was the article’s network without error. The median is{" "}
        {article.medianErrors} errors. Had the article tested on the first {rows} cases of the file, it would have counted{" "}
        {given.figures.firstRows.article}.
      </p>
      <table class="lesson-figures">
        <thead>
          <tr>
            <th scope="col">Tested on {rows} cases</th>
            <th scope="col" class="number">
              Article
            </th>
            <th scope="col" class="number">
              Our recipe
            </th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">The article’s split, errors</th>
            <td class="number">{given.figures.article.article}</td>
            <td class="number">{given.figures.article.shipped}</td>
          </tr>
          <tr>
            <th scope="row">The first {rows} cases, errors</th>
            <td class="number">{given.figures.firstRows.article}</td>
            <td class="number">{given.figures.firstRows.shipped}</td>
          </tr>
          <tr>
            <th scope="row">{splits} splits, mean errors</th>
            <td class="number">{article.meanErrors.toFixed(2)}</td>
            <td class="number">{shipped.meanErrors.toFixed(2)}</td>
          </tr>
          <tr>
            <th scope="row">{splits} splits, mean loss</th>
            <td class="number">{article.logLoss.toFixed(4)}</td>
            <td class="number">{shipped.logLoss.toFixed(4)}</td>
          </tr>
        </tbody>
      </table>
      <p>
        On the article’s split the recipe of this site looks worse, with {given.figures.article.shipped} errors. Over all splits it makes
        fewer errors in {shippedFewer} and more in {shippedMore}. A single split cannot tell which is better.
      </p>
      <p>
        This site’s figures therefore come from ten times ten-fold cross-validation: every case is held out ten times. The model itself can
        be checked, too: the lab rebuilds it, byte for byte.
      </p>
    </>
  );
}

/** Chapter 12. */
export const chapter: Chapter = {
  Picture,
  pictureAfterQuestion: true,
  Text,
  question: {
    text: `After 2,000 iterations the article’s network makes no error on its ${rows} held-out cases. In how many of ${splits} random splits is that so?`,
    answers: [
      { text: "In most of them", reason: "If so, a perfect result would be nothing special. But this split is unusually easy." },
      { text: "In about a third", reason: "It takes more luck than that: a typical split has several errors." },
      {
        text: without === 0 ? "In none" : `In ${without}`,
        isRight: true,
        reason: `The least was ${article.counts.findIndex((count) => count > 0)}, the median ${article.medianErrors}. The article’s split is an unusually easy one.`,
      },
    ],
  },
  Fact,
  controlTitle: "Draw splits yourself",
  Control: lateControl(async () => (await import("./control.tsx")).Control),
  onward: { href: "/lab#reproduce-heading", text: "Rebuild the deployed model in the lab" },
};

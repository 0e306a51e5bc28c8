import type { Report } from "../../model/file/report.ts";

/** A point in data units. */
type Point = readonly [number, number];

interface Axis {
  readonly label: string;
  readonly from: number;
  readonly to: number;
  readonly ticks: readonly number[];
  readonly isLogarithmic?: boolean;
}

interface Series {
  readonly name: string;
  readonly points: readonly Point[];
  /** Radii of the dots drawn at the points; no dots unless given. */
  readonly radii?: readonly number[];
}

const WIDTH = 480;
const HEIGHT = 360;
const BOX = { left: 56, right: 16, top: 16, bottom: 48 };

/** The ROC curve of the first repeat. */
export function rocPlot({ roc }: Report): string {
  const [, negatives, positives] = roc.at(-1) as readonly [number, number, number];
  const points = roc.map(([, falsePositives, truePositives]): Point => [falsePositives / negatives, truePositives / positives]);
  return plot(
    `ROC curve: ${positives} malignant and ${negatives} benign rows, each predicted once by a network trained without it`,
    { label: "false-positive rate (1 − specificity)", from: 0, to: 1, ticks: [0, 0.25, 0.5, 0.75, 1] },
    { label: "sensitivity", from: 0, to: 1, ticks: [0, 0.25, 0.5, 0.75, 1] },
    [{ name: "cytonet", points }],
    [
      [0, 0],
      [1, 1],
    ],
  );
}

/** Predicted probability against observed rate; the area of a dot shows the number of cases. */
export function reliabilityPlot({ reliability }: Report): string {
  const total = reliability.reduce((sum, [count]) => sum + count, 0);
  return plot(
    "Reliability: predicted probability against observed rate of malignancy; the area of a dot shows the number of cases",
    { label: "predicted probability", from: 0, to: 1, ticks: [0, 0.25, 0.5, 0.75, 1] },
    { label: "observed rate", from: 0, to: 1, ticks: [0, 0.25, 0.5, 0.75, 1] },
    [
      {
        name: "cytonet",
        points: reliability.map(([, predicted, observed]) => [predicted, observed]),
        radii: reliability.map(([count]) => 2 + 18 * Math.sqrt(count / total)),
      },
    ],
    [
      [0, 0],
      [1, 1],
    ],
  );
}

/** Log loss on held-out rows against the number of training rows. */
export function learningCurvePlot({ learningCurve, methods }: Report, rows: number): string {
  const points: Point[] = [
    ...learningCurve.map((at): Point => [at.rows, at.logLoss[0]]),
    [Math.round(rows * 0.9), methods[0]?.plain.logLoss.mean ?? Number.NaN],
  ];
  const [top, right] = [Math.max(...points.map(([, loss]) => loss)), Math.max(...points.map(([size]) => size))];
  const tick = [0.05, 0.1, 0.2].find((step) => top <= 4 * step) ?? 0.5;
  const powers = [25, 50, 100, 200, 400, 1000, 10_000, 100_000, 1_000_000];
  return plot(
    "Learning curve: log loss on held-out rows against the number of training rows",
    {
      label: "training rows",
      from: 20,
      to: Math.max(700, 1.1 * right),
      ticks: powers.filter((size) => size <= Math.max(400, right)),
      isLogarithmic: true,
    },
    { label: "log loss", from: 0, to: 4 * tick, ticks: [0, 1, 2, 3, 4].map((i) => Number((i * tick).toFixed(2))) },
    [{ name: "cytonet", points, radii: points.map(() => 4) }],
  );
}

/** Log loss against the number of hidden scores, by the three ways to handle them. */
export function unknownsPlot({ unknowns: { several } }: Report): string {
  const series = (name: string, of: "conditional" | "meanFilled" | "marginal"): Series => ({
    name,
    points: several.map((at) => [at.hidden, at[of]]),
    radii: several.map(() => 3),
  });
  return plot(
    "Log loss on held-out rows against the number of scores hidden at random",
    { label: "hidden scores out of nine", from: 1, to: several.length, ticks: several.map(({ hidden }) => hidden) },
    { label: "log loss", from: 0, to: 0.7, ticks: [0, 0.2, 0.4, 0.6] },
    [series("conditional expectation", "conditional"), series("mean imputation", "meanFilled"), series("marginal average", "marginal")],
  );
}

/** Lines over two axes, readable in light and dark mode. The dashed guide is drawn beneath. */
function plot(title: string, x: Axis, y: Axis, series: readonly Series[], guide?: readonly Point[]): string {
  const at = ([a, b]: Point): string => `${across(x, a).toFixed(1)},${up(y, b).toFixed(1)}`;
  const line = (points: readonly Point[], kind: string): string => `<polyline class="${kind}" points="${points.map(at).join(" ")}"/>`;
  const dots = ({ points, radii = [] }: Series, s: number): string[] =>
    radii.map((radius, i) => {
      const [px, py] = at(points[i] as Point).split(",");
      return `<circle class="d${s}" cx="${px}" cy="${py}" r="${radius.toFixed(1)}"/>`;
    });
  return `${[
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${title}">`,
    `<title>${title}</title>`,
    `<style>text{font:12px system-ui,sans-serif;fill:#555}line,polyline{fill:none;stroke:#8888;stroke-width:1}.g{stroke-dasharray:4 4}.s0{stroke:#0b63a5;stroke-width:2}.s1{stroke:#b3541e;stroke-width:2;stroke-dasharray:6 3}.s2{stroke:#777;stroke-width:2;stroke-dasharray:2 3}.d0{fill:#0b63a5;fill-opacity:.6}.d1{fill:#b3541e}.d2{fill:#777}@media(prefers-color-scheme:dark){text{fill:#bbb}.s0{stroke:#6db6f2}.d0{fill:#6db6f2}.s1{stroke:#f0a070}.d1{fill:#f0a070}}</style>`,
    ...x.ticks.map((tick) => {
      const px = across(x, tick).toFixed(1);
      return `<line x1="${px}" y1="${HEIGHT - BOX.bottom}" x2="${px}" y2="${HEIGHT - BOX.bottom + 5}"/><text x="${px}" y="${HEIGHT - BOX.bottom + 18}" text-anchor="middle">${tick}</text>`;
    }),
    ...y.ticks.map((tick) => {
      const py = up(y, tick).toFixed(1);
      return `<line x1="${BOX.left}" y1="${py}" x2="${WIDTH - BOX.right}" y2="${py}"/><text x="${BOX.left - 6}" y="${py}" dy="4" text-anchor="end">${tick}</text>`;
    }),
    `<text x="${(BOX.left + WIDTH - BOX.right) / 2}" y="${HEIGHT - 10}" text-anchor="middle">${x.label}</text>`,
    `<text transform="translate(14 ${(BOX.top + HEIGHT - BOX.bottom) / 2}) rotate(-90)" text-anchor="middle">${y.label}</text>`,
    ...(guide ? [line(guide, "g")] : []),
    ...series.flatMap((one, s) => [line(one.points, `s${s}`), ...dots(one, s)]),
    ...(series.length > 1
      ? series.map(
          ({ name }, s) =>
            `<polyline class="s${s}" points="${BOX.left + 12},${BOX.top + 14 + 18 * s} ${BOX.left + 40},${BOX.top + 14 + 18 * s}"/><text x="${BOX.left + 48}" y="${BOX.top + 18 + 18 * s}">${name}</text>`,
        )
      : []),
    "</svg>",
  ].join("\n")}\n`;
}

function across({ from, to, isLogarithmic }: Axis, value: number): number {
  const position = isLogarithmic ? Math.log(value / from) / Math.log(to / from) : (value - from) / (to - from);
  return BOX.left + position * (WIDTH - BOX.left - BOX.right);
}

function up({ from, to }: Axis, value: number): number {
  return HEIGHT - BOX.bottom - ((value - from) / (to - from)) * (HEIGHT - BOX.top - BOX.bottom);
}

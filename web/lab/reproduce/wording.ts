import { isWisconsin } from "../../../data/wisconsin.ts";
import { grouped } from "../../format.ts";
import type { PartName } from "./parts.ts";
import type { RebuiltWeights } from "./protocol.ts";
import type { Deployed, Made, Progress } from "./reproduce-state.ts";

/** What each part of the file holds. */
export const partLabels: Readonly<Record<PartName, string>> = {
  scaling: "Scaling of the nine scores",
  weights: "Weights and biases",
  calibration: "Calibration, thresholds and ROC curve",
  comparison: "Comparison with simpler methods",
  background: "Background rows and bandwidth",
  unknowns: "Predictions with unknown scores",
  predictionSets: "Prediction sets",
  learningCurve: "Learning curve",
  seeds: "Spread over seeds",
  forward: "Earlier rows against later ones",
  unusual: "Limits for unusual samples",
  monotonicity: "Monotonicity of the network",
  incomplete: "Rows with an unknown score",
};

const stages: Readonly<Record<string, string>> = {
  folds: "cross-validation",
  "grouped folds": "cross-validation with equal rows in one fold",
  "unknown scores": "unknown scores",
  "prediction sets": "prediction sets",
  "learning curve": "learning curve",
  seeds: "other seeds",
  "forward in time": "forward in time",
};

/** `about 40 seconds`, `about 3 minutes`. */
export function timeText(seconds: number): string {
  if (seconds < 1.5) return "about a second";
  if (seconds < 90) return `about ${seconds < 10 ? Math.round(seconds) : 5 * Math.round(seconds / 5)} seconds`;
  return `about ${Math.round(seconds / 60)} minutes`;
}

/** How far a rebuild is: `cross-validation, job 120 of 2,390, about 30 seconds left`. */
export function progressText({ stage, done, total, secondsLeft }: Progress): string {
  const left = secondsLeft === undefined ? "" : `, ${timeText(secondsLeft)} left`;
  return `${stages[stage] ?? stage}, job ${grouped(done)} of ${grouped(total)}${left}`;
}

/** Where the deployed file came from. */
export function sourceText({ from, file }: Deployed): string {
  const name = `model ${file.version}`;
  return from === "server"
    ? `Compared with ${name} as the server gives it at /api/v1/model/weights.`
    : `The server cannot be reached, so this compares with the copy of ${name} that came with this page.`;
}

/** Why the deployed model cannot be rebuilt here; empty if it can. */
export function refusalText({ file: { data } }: Deployed): string {
  if (isWisconsin(data)) return "";
  const name = data.stated ? `“${data.stated.file}”` : "other data";
  return `The deployed model was trained on ${name} (SHA-256 ${data.sha256.slice(0, 12)}…), rows that this site does not have. Only those who have the rows can rebuild the model.`;
}

export function weightsText({ ours, theirs, count, milliseconds }: RebuiltWeights): string {
  const trained = `Trained in ${(milliseconds / 1000).toFixed(milliseconds < 995 ? 2 : 1)} seconds`;
  return ours === theirs
    ? `${trained}: the same ${grouped(count)} numbers as the deployed ones, to the last bit.`
    : `${trained}, but the ${grouped(count)} numbers are not the deployed ones.`;
}

/** Whether the file made here is the deployed one. */
export function madeText({ ours, theirs, bytes, milliseconds }: Made): string {
  const time = `Made in ${(milliseconds / 1000).toFixed(milliseconds < 9950 ? 1 : 0)} seconds`;
  return ours === theirs
    ? `${time}: all ${grouped(bytes)} bytes are those of the deployed file.`
    : `${time}, but the file is not the deployed one. A part marked below differs, or the program has changed since.`;
}

/** What the server says of its version. */
export function serverText({ version, serverVersion }: Made): string {
  if (serverVersion === undefined) return `The server cannot be reached, so whether it predicts with version ${version} is not known.`;
  if (serverVersion === version) return `The server states the same version at /api/v1/health: ${version}.`;
  return `The version made here is ${version}; the server predicts with version ${serverVersion}.`;
}

/** What an equal file proves, and what it does not. */
export const PROOF =
  "This proves that the file, the recipe, the data and this program belong together: every weight and every figure in the file follows from them, and nothing else went in. This does not prove that the model is good, or that its data or its recipe were well chosen.";

/** What is not computed. */
export const COPIED =
  "Recipe, seed and the account of how the recipe was chosen are copied from the deployed file; everything else is computed.";

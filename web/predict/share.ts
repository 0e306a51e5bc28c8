import { features } from "../../data/features.ts";
import { notice } from "../../model/prediction/notice.ts";
import type { Prediction } from "../../model/prediction/prediction.ts";
import { roughPercent, TOO_FEW } from "../../model/prediction/sentences.ts";
import { bodyOf } from "../api.ts";
import { type Scores, toPredictionInput } from "../scores.ts";
import type { OwnModel } from "./own-model.ts";
import { certainty, headline, leaning } from "./wording.ts";

/** What accompanies a prediction wherever it is copied to. */
export const shareNotice = `Not a diagnosis. ${notice}`;

/** The formats in which a sample and its prediction can be copied. */
export type ShareFormat = "link" | "text" | "json" | "curl";

export interface SharedPrediction {
  readonly scores: Scores;
  readonly prevalence: number | undefined;
  readonly prediction: Prediction;
  readonly version: string;
  /** Set where the model is the visitor's own: then neither the link nor the API leads to this prediction. */
  readonly own?: OwnModel | undefined;
  /** The URL of the page with these scores. */
  readonly link: string;
  readonly origin: string;
}

export function shareText(format: ShareFormat, shared: SharedPrediction): string {
  return formats[format](shared);
}

/** The curl command that requests the same prediction from the API, one flag per line. */
export function curlCommand(origin: string, scores: Scores, prevalence?: number): string {
  const query = prevalence === undefined ? "" : `?prevalence=${prevalence}`;
  return [
    `curl -s '${origin}/api/v1/predict${query}' \\`,
    "  -H 'Content-Type: application/json' \\",
    `  -d '${JSON.stringify(bodyOf(valuesOf(scores)), null, 2).replaceAll("\n", "\n  ")}'`,
  ].join("\n");
}

const formats: Readonly<Record<ShareFormat, (shared: SharedPrediction) => string>> = {
  // A bare address would lose the notice; this one opens at it.
  link: ({ link }) => `${link}#not-a-diagnosis`,
  text: plainText,
  json: ({ scores, prevalence, prediction, version, own }) =>
    JSON.stringify(
      {
        sample: bodyOf(valuesOf(scores)),
        ...(prevalence ? { prevalence } : {}),
        ...prediction,
        model: { name: own?.name ?? "cytonet", version },
        notice: shareNotice,
      },
      null,
      2,
    ),
  // The shell's command that does nothing; an interactive zsh has no comments.
  curl: ({ scores, prevalence, origin }) => `: '${shareNotice}'\n${curlCommand(origin, scores, prevalence)}`,
};

/** What a model is called. */
export function modelName(own?: OwnModel): string {
  return own?.name ?? "cytonet,";
}

function plainText({ scores, prevalence, prediction, version, link, own }: SharedPrediction): string {
  const { title, sentence } = certainty(prediction, own);
  const said = leaning(prediction);
  return [
    `${headline(prediction)}${said ? `, ${said}` : ""}`,
    ...(prediction.unusual ? [sentence] : []),
    `Probability of malignancy ${roughPercent(prediction.probability)}`,
    ...(prediction.unusual ? [] : [`${title}: ${sentence}`]),
    ...(prediction.unusual === null && !own ? [TOO_FEW] : []),
    "",
    ...features.map(({ label }, f) => `${label}: ${scores[f] ?? "unknown"}`),
    ...(prevalence === undefined ? [] : [`Assumed prevalence of malignancy: ${+(100 * prevalence).toPrecision(6)}%`]),
    "",
    `${modelName(own)} model ${version}. ${shareNotice}`,
    ...(own ? [] : [link]),
  ].join("\n");
}

function valuesOf(scores: Scores): readonly (number | null)[] {
  return toPredictionInput(scores)?.values ?? [];
}

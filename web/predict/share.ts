import { features } from "../../data/features.ts";
import type { Prediction } from "../../model/prediction/prediction.ts";
import { bodyOf } from "../api.ts";
import { percent } from "../format.ts";
import { questionOf, type Scores } from "./scores.ts";
import { capital, sureness } from "./wording.ts";

/** The forms in which a sample and its answer can be taken elsewhere. */
export const shareForms = ["link", "text", "json", "curl"] as const;
export type ShareForm = (typeof shareForms)[number];

export interface Shared {
  readonly scores: Scores;
  readonly prevalence: number | undefined;
  readonly answer: Prediction;
  readonly version: string;
  /** The address of the page with these scores. */
  readonly link: string;
  readonly origin: string;
}

const writers: Readonly<Record<ShareForm, (shared: Shared) => string>> = {
  link: ({ link }) => link,
  text: asText,
  json: ({ scores, prevalence, answer, version }) =>
    JSON.stringify(
      { sample: bodyOf(valuesOf(scores)), ...(prevalence ? { prevalence } : {}), ...answer, model: { name: "cytonet", version } },
      null,
      2,
    ),
  curl: ({ scores, prevalence, origin }) => asCurl(origin, scores, prevalence),
};

export function write(form: ShareForm, shared: Shared): string {
  return writers[form](shared);
}

/** The command that asks the API the same. */
export function asCurl(origin: string, scores: Scores, prevalence?: number): string {
  const query = prevalence === undefined ? "" : `?prevalence=${prevalence}`;
  return `curl -s '${origin}/api/v1/predict${query}' \\\n  -d '${JSON.stringify(bodyOf(valuesOf(scores)))}'`;
}

function asText({ scores, prevalence, answer, version, link }: Shared): string {
  const { title, sentence } = sureness(answer);
  return [
    `${capital(answer.prediction)}, probability of malignancy ${percent(answer.probability)} (${answer.probability})`,
    `${title}: ${sentence}`,
    ...(answer.unusual ? ["Unusual: unlike the samples that the network learned from."] : []),
    "",
    ...features.map(({ label }, f) => `${label}: ${scores[f] ?? "unknown"}`),
    ...(prevalence === undefined ? [] : [`Share of malignant cases assumed: ${percent(prevalence)}`]),
    "",
    `cytonet, model ${version}. For education and research. Not a medical device.`,
    link,
  ].join("\n");
}

function valuesOf(scores: Scores): readonly (number | null)[] {
  return questionOf(scores)?.values ?? [];
}

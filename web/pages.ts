/** A page of the site. The build writes `file`, and Cloudflare serves it at `path`. */
export interface SitePage {
  readonly path: string;
  readonly file: string;
  /** Its label in the navigation; absent if it is not listed there. */
  readonly label?: string;
  readonly title: string;
  readonly description: string;
  /** What becomes of what a visitor enters there. */
  readonly privacy: string;
  /** The page's module, and whether it needs the model: both are preloaded by the HTML. */
  readonly source?: string;
  readonly usesModel?: boolean;
}

/** A page with its rendered content. */
export interface RenderedPage extends SitePage {
  readonly html: string;
}

const nothingIsSent = "Nothing that you do on this page is sent or stored.";

/** What stands at an address that does not exist. */
export const notFoundPage: SitePage = {
  path: "/404",
  file: "404.html",
  title: "Page not found · cytonet",
  description: "There is no page at this address.",
  privacy: nothingIsSent,
};

export const pages: readonly SitePage[] = [
  {
    path: "/",
    file: "index.html",
    label: "Predict",
    title: "cytonet: nine scores, one probability, and how certain it is",
    description:
      "Enter up to nine cytology scores of a fine-needle aspirate: a small neural network estimates the probability of malignancy, how certain it is, and why. For education and research.",
    privacy:
      "Predictions are computed in your browser. The scores and the prevalence are also sent to our server to check the result; they are not stored.",
    source: "predict/predict-page.tsx",
    usesModel: true,
  },
  {
    path: "/batch",
    file: "batch.html",
    label: "Batch",
    title: "Batch: predict a whole file · cytonet",
    description:
      "Drop a CSV file or an Excel workbook: predict every row, with errors listed by line. Nothing leaves your browser unless you ask.",
    privacy:
      "Predictions are computed in your browser, and nothing is sent unless you switch the check on: then the scores and the prevalence go to our server, which does not store them. If you say which column is which, your browser remembers it.",
    source: "batch/batch-page.tsx",
    usesModel: true,
  },
  {
    path: "/model",
    file: "model.html",
    label: "Model",
    title: "The model and how well it performs · cytonet",
    description: "What the network is, what it was trained on, how well it performs on samples it has not seen, and where it fails.",
    privacy: nothingIsSent,
    source: "model-card/model-page.tsx",
  },
  {
    path: "/data",
    file: "data.html",
    title: "The data behind the model · cytonet",
    description: "Where the data come from, what they cannot show, how to cite them, and the TRIPOD+AI checklist item by item.",
    privacy: nothingIsSent,
    source: "data/data-page.tsx",
  },
  {
    path: "/api",
    file: "api.html",
    label: "API",
    title: "API: use the network from your own code · cytonet",
    description: "Predict over HTTP with curl, JavaScript or Python, and look up every endpoint in the reference.",
    privacy: "The request that you send from this page goes to our server, which does not store it.",
    source: "api/api-page.tsx",
  },
  notFoundPage,
];

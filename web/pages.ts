/** A page of the site. Its file is what the build writes and Cloudflare serves at the path. */
export interface SitePage {
  readonly path: string;
  readonly file: string;
  /** In the navigation; absent where the page is not listed there. */
  readonly label?: string;
  readonly title: string;
  readonly description: string;
  /** The module of the page, and whether it asks the model: the browser is told to fetch both before any script has run. */
  readonly source?: string;
  readonly asksModel?: boolean;
}

/** A page with its content, for the build to write. */
export interface RenderedPage extends SitePage {
  readonly html: string;
}

export const pages: readonly SitePage[] = [
  {
    path: "/",
    file: "index.html",
    label: "Predict",
    title: "cytonet: nine scores, one answer, and how sure it is",
    description:
      "Score nine features of a fine-needle aspirate and see what a small neural network makes of them, how sure it is, and why. For education and research.",
    source: "predict/predict-page.tsx",
    asksModel: true,
  },
  {
    path: "/batch",
    file: "batch.html",
    label: "Batch",
    title: "Batch: a whole CSV at once · cytonet",
    description: "Drop or paste a CSV of samples: faults are marked by line, every row gets its answer, and nothing leaves the browser.",
    source: "batch/batch-page.tsx",
    asksModel: true,
  },
  {
    path: "/model",
    file: "model.html",
    label: "Model",
    title: "The model and how good it is · cytonet",
    description: "What the network is, what it learned from, how well it does on samples it has not seen, and where it fails.",
    source: "model-card/model-page.tsx",
  },
  {
    path: "/api",
    file: "api.html",
    label: "API",
    title: "API: ask from your own program · cytonet",
    description: "Ask the network over HTTP from curl, JavaScript or Python, and read the reference of every endpoint.",
    source: "api/api-page.tsx",
  },
  {
    path: "/404",
    file: "404.html",
    title: "Not on this slide · cytonet",
    description: "There is no page at this address.",
  },
];

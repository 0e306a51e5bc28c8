/** What every page of the site shows of all the others: this list is part of the first script. web/build/page-files.ts has the rest. */
export interface SitePage {
  readonly path: string;
  /** Its label in the navigation; absent if it is not listed there. */
  readonly label?: string;
  readonly title: string;
  /** What becomes of what a visitor enters there. */
  readonly privacy: string;
}

const nothingIsSent = "Nothing that you do on this page is sent or stored.";

/** What stands at an address that does not exist. */
export const notFoundPage: SitePage = { path: "/404", title: "Page not found · cytonet", privacy: nothingIsSent };

export const pages: readonly SitePage[] = [
  {
    path: "/",
    label: "Predict",
    title: "cytonet: nine scores, one probability, and how certain it is",
    privacy:
      "Predictions are computed in your browser. The scores and the prevalence are also sent to our server to check the result; they are not stored.",
  },
  {
    path: "/batch",
    label: "Batch",
    title: "Batch: predict a whole file · cytonet",
    privacy:
      "Predictions are computed in your browser, and nothing is sent unless you switch the check on: then the scores and the prevalence go to our server, which does not store them. If you say which column is which, your browser remembers it.",
  },
  {
    path: "/learn",
    label: "Learn",
    title: "Learn: how a network learns · cytonet",
    privacy: "Your answers and your progress stay in this browser.",
  },
  {
    path: "/lab",
    label: "Lab",
    title: "Lab: watch a network learn · cytonet",
    privacy: "Everything is computed in your browser. Nothing that you do on this page is sent.",
  },
  { path: "/model", label: "Model", title: "The model and how well it performs · cytonet", privacy: nothingIsSent },
  { path: "/data", title: "The data behind the model · cytonet", privacy: nothingIsSent },
  {
    path: "/api",
    label: "API",
    title: "API: use the network from your own code · cytonet",
    privacy: "The request that you send from this page goes to our server, which does not store it.",
  },
  notFoundPage,
];

/** The page at a path. The chapters below /learn share its entry, and set titles of their own. */
export function pageAt(path: string): SitePage {
  const entry = path.startsWith("/learn/") ? "/learn" : path;
  return pages.find((page) => page.path === entry) ?? notFoundPage;
}

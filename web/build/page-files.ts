import { chapters } from "../learn/chapters.ts";
import { pages, type SitePage } from "../pages.ts";

/** A page as a file: the build writes `file`, and Cloudflare serves it at `path`. */
export interface PageFile extends Pick<SitePage, "path" | "title"> {
  readonly file: string;
  readonly description: string;
  /** The page's modules, and whether it needs the model: all are preloaded by the HTML. */
  readonly sources?: readonly string[];
  readonly usesModel?: boolean;
}

/** A page with its rendered content. */
export interface RenderedPage extends PageFile {
  readonly html: string;
}

type Details = Omit<PageFile, "path" | "title">;

const details: Record<string, Details> = {
  "/": {
    file: "index.html",
    description:
      "Enter up to nine cytology scores of a fine-needle aspirate: a small neural network estimates the probability of malignancy, how certain it is, and why. For education and research.",
    sources: ["predict/predict-page.tsx"],
    usesModel: true,
  },
  "/batch": {
    file: "batch.html",
    description:
      "Drop a CSV file or an Excel workbook: predict every row, with errors listed by line. Nothing leaves your browser unless you ask.",
    sources: ["batch/batch-page.tsx"],
    usesModel: true,
  },
  "/learn": {
    file: "learn.html",
    description:
      "Thirteen short chapters on how a small neural network learns, each with a question, a fact from real data and something to try.",
    sources: ["learn/learn-page.tsx"],
  },
  "/lab": {
    file: "lab.html",
    description:
      "Train the network in your browser and watch it learn: weights, curves, the landscape of the loss, one step of backpropagation, and the deployed model rebuilt byte for byte.",
    sources: ["lab/lab-page.tsx"],
  },
  "/model": {
    file: "model.html",
    description: "What the network is, what it was trained on, how well it performs on samples it has not seen, and where it fails.",
    sources: ["model-card/model-page.tsx"],
  },
  "/data": {
    file: "data.html",
    description: "Where the data come from, what they cannot show, how to cite them, and the TRIPOD+AI checklist item by item.",
    sources: ["data/data-page.tsx"],
  },
  "/api": {
    file: "api.html",
    description: "Predict over HTTP with curl, JavaScript or Python, and look up every endpoint in the reference.",
    sources: ["api/api-page.tsx"],
  },
  "/404": { file: "404.html", description: "There is no page at this address." },
};

/** Every file of the site that is a page. Throws Error for a page without details. */
export function pageFiles(): PageFile[] {
  const listed = pages.map(({ path, title }) => {
    const found = details[path];
    if (!found) throw new Error(`web/build/page-files.ts must describe the page ${path}`);
    return { path, title, ...found };
  });
  return [...listed, ...chapters.map(chapterFile)];
}

function chapterFile({ slug, title, idea }: (typeof chapters)[number], index: number): PageFile {
  return {
    path: `/learn/${slug}`,
    title: `${title} · cytonet`,
    file: `learn/${slug}.html`,
    description: idea,
    sources: ["learn/chapter-page.tsx", `learn/chapters/${String(index + 1).padStart(2, "0")}-${slug}/chapter.tsx`],
  };
}

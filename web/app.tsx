import { ErrorBoundary, LocationProvider, lazy, Route, Router } from "preact-iso";
import { PageFooter } from "./components/page-footer.tsx";
import { PageHeader } from "./components/page-header.tsx";
import { UpdateNotice } from "./components/update-notice.tsx";
import { NotFoundPage } from "./not-found-page.tsx";
import { announcePage } from "./page-title.ts";
import { pages } from "./pages.ts";

const PredictPage = lazy(() => import("./predict/predict-page.tsx"));
const BatchPage = lazy(() => import("./batch/batch-page.tsx"));
const ModelPage = lazy(() => import("./model-card/model-page.tsx"));
const DataPage = lazy(() => import("./data/data-page.tsx"));
const LearnPage = lazy(() => import("./learn/learn-page.tsx"));
const ChapterPage = lazy(async () => {
  const page = await import("./learn/chapter-page.tsx");
  // Together with its first chapter: what is announced, and scrolled to, must be there.
  await page.preloadChapter(location.pathname);
  return page;
});
const LabPage = lazy(() => import("./lab/lab-page.tsx"));
const ApiPage = lazy(() => import("./api/api-page.tsx"));

/** Links to these paths are routed in the page; all others, such as those to the API, are left to the browser. */
const pagePaths = new RegExp(`^(${pages.map(({ path }) => path).join("|")}|/learn/[a-z-]+)([?#]|$)`);

/** The whole site: the shared header and footer around the current page. */
export function App() {
  return (
    <LocationProvider scope={pagePaths}>
      <a class="skip-link" href="#main">
        Skip to main content
      </a>
      <PageHeader />
      <UpdateNotice />
      <main id="main" tabIndex={-1}>
        <ErrorBoundary>
          <Router onRouteChange={announcePage}>
            <Route path="/" component={PredictPage} />
            <Route path="/batch" component={BatchPage} />
            <Route path="/learn" component={LearnPage} />
            <Route path="/learn/:slug" component={ChapterPage} />
            <Route path="/lab" component={LabPage} />
            <Route path="/model" component={ModelPage} />
            <Route path="/data" component={DataPage} />
            <Route path="/api" component={ApiPage} />
            <Route default component={NotFoundPage} />
          </Router>
        </ErrorBoundary>
      </main>
      <PageFooter />
    </LocationProvider>
  );
}

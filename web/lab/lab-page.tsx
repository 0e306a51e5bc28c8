import { useEffect, useMemo } from "preact/hooks";
import { useFileDrop } from "../tables/use-file-drop.ts";
import { useHydrated } from "../use-hydrated.ts";
import { createBrowserLab } from "./browser-lab.ts";
import { ExperimentForm } from "./experiment/experiment-form.tsx";
import { Fingerprint } from "./fingerprint.tsx";
import { historyEntry, leftRuns } from "./left-runs.ts";
import { LiveRegion } from "./live-region.tsx";
import { createPageState, type PageState } from "./page-state.ts";
import { PresetChooser } from "./preset-chooser.tsx";
import { epochOf } from "./progress.ts";
import { ReproduceView } from "./reproduce/reproduce-view.tsx";
import { Transport } from "./transport.tsx";
import { arriveAt } from "./views/arrival.ts";
import { LabView } from "./views/lab-view.tsx";
import { LabViews } from "./views/lab-views.tsx";
import { lazyView } from "./views/lazy-view.tsx";
import { useLayout } from "./views/use-layout.ts";
import "../styles/lab.css";
import "../styles/lab-transport.css";
import "../styles/lab-experiment.css";

const TakeAwayView = lazyView(async () => (await import("./take-away/take-away-view.tsx")).TakeAwayView);

/** The Lab page: train a network and watch it learn. */
export default function LabPage() {
  const page = useMemo(createPageState, []);
  const layout = useLayout();
  const isOver = useFileDrop((file) => void page.own.openFile(file, file.name));
  useHydrated();
  useLab(page);
  const lab = page.lab.value;
  const isMissing = page.form.missing.value !== undefined;
  return (
    <div class="page lab">
      <a class="skip-link" href="#experiment">
        Skip to the experiment
      </a>
      <header class="hero">
        <h1>Watch it learn</h1>
        <p class="lead">
          Press Run: a network like the one behind this site is trained here, in your browser.{" "}
          <span class="lead-more">Stop it, take single steps, go back to any epoch, and change whatever you like.</span>
        </p>
      </header>
      <PresetChooser form={page.form} onChoose={page.usePreset} />
      <div class="lab-bench">
        <Transport page={page} />
        <div class="lab-stage">
          {isMissing ? <Missing /> : lab ? <LabViews page={page} lab={lab} layout={layout.value} /> : <Waiting />}
        </div>
        <ExperimentForm form={page.form} own={page.own} isOpen={layout.value !== "narrow"} />
      </div>
      <div class="drop-anywhere" hidden={!isOver.value}>
        Drop the table to learn from it
      </div>
      {lab && !isMissing && <LabView lab={lab} name="take-away" View={TakeAwayView} />}
      <ReproduceView />
      {lab && <LiveRegion lab={lab} />}
      {lab && <Fingerprint lab={lab} />}
    </div>
  );
}

/** What stands in place of the views while the rows of the experiment are not there. */
function Missing() {
  return (
    <div class="lab-waiting">
      <p>This address needs the table that was open before. Open the same file again to continue.</p>
    </div>
  );
}

/** What stands where the views will be, and all there is of them without scripts. */
function Waiting() {
  return (
    <div class="lab-waiting">
      <p>
        Here the lab draws the network with its weights, both losses as they fall, the landscape of the loss with the path of the training,
        one step of backpropagation in numbers, and how well the network does on cases that it has not learned from.
      </p>
      <noscript>
        <p>
          All of it is computed in the browser, so the lab needs JavaScript. The <a href="/learn">lessons</a> and{" "}
          <a href="/model">the model’s figures</a> can be read without.
        </p>
      </noscript>
    </div>
  );
}

/** Starts the training once the page is in the document, and keeps it and the address in step. */
function useLab(page: PageState): void {
  useEffect(() => {
    const lab = createBrowserLab();
    let entry = "";
    // While a run goes on its address names no epoch.
    const leave = () => {
      if (lab.phase.peek() === "running") leftRuns.leave(entry, epochOf(lab.look.peek()));
    };
    const open = () => {
      leave();
      entry = historyEntry();
      page.open(location.search, leftRuns.epochOf(entry));
    };
    open();
    const stopArriving = arriveAt(location.hash, page.view.peek());
    const stop = page.follow(lab, (query) => {
      if (location.pathname !== "/lab") return;
      if (new URLSearchParams(query).has("at")) leftRuns.forget(entry);
      const address = query ? `?${query}` : location.pathname;
      if (address !== location.search) history.replaceState(history.state, "", address);
    });
    const read = () => {
      // On the way to another page the address is already that page's.
      if (location.pathname === "/lab") open();
    };
    addEventListener("popstate", read);
    return () => {
      removeEventListener("popstate", read);
      stopArriving();
      leave();
      stop();
      lab.dispose();
    };
  }, [page]);
}

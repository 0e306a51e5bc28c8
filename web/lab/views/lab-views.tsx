import { useComputed } from "@preact/signals";
import type { ComponentType } from "preact";
import { Tabs } from "../../components/tabs.tsx";
import type { LabState } from "../lab-state.ts";
import type { PageState, ViewName } from "../page-state.ts";
import { LabView } from "./lab-view.tsx";
import { lazyView } from "./lazy-view.tsx";
import type { Layout } from "./use-layout.ts";

const labels: Record<ViewName, string> = {
  network: "Network",
  curves: "Curves",
  landscape: "Landscape",
  step: "Step",
  result: "Result",
};

const views: Record<ViewName | "race" | "misclassified", ComponentType<{ lab: LabState }>> = {
  network: lazyView(async () => (await import("../network/network-view.tsx")).NetworkView),
  curves: lazyView(async () => (await import("../curves/curves-view.tsx")).CurvesView),
  landscape: lazyView(async () => (await import("../landscape/landscape-view.tsx")).LandscapeView),
  race: lazyView(async () => (await import("../landscape/race-view.tsx")).RaceView),
  step: lazyView(async () => (await import("../step/step-view.tsx")).StepView),
  result: lazyView(async () => (await import("../result/result-view.tsx")).ResultView),
  misclassified: lazyView(async () => (await import("../result/misclassified-view.tsx")).MisclassifiedView),
};

/** The views of the training: all of them where there is room, otherwise as tabs. */
export function LabViews({ page, lab, layout }: { page: PageState; lab: LabState; layout: Layout }) {
  if (layout === "wide")
    return (
      <div class="lab-views">
        <LabView lab={lab} name="network" View={views.network} />
        <LabView lab={lab} name="curves" View={views.curves} />
        <LabView lab={lab} name="landscape" View={views.landscape} />
        <LabView lab={lab} name="result" View={views.result} />
        <LabView lab={lab} name="misclassified" View={views.misclassified} />
        <LabView lab={lab} name="race" View={views.race} />
        <LabView lab={lab} name="step" View={views.step} />
      </div>
    );
  return (
    <div class="lab-views">
      {layout === "medium" &&
        (["network", "curves"] as const).map((name) => <LabView key={name} lab={lab} name={name} View={views[name]} />)}
      <ViewTabs
        page={page}
        lab={lab}
        names={layout === "medium" ? ["landscape", "step", "result"] : ["network", "curves", "landscape", "step", "result"]}
      />
    </div>
  );
}

function ViewTabs({ page, lab, names }: { page: PageState; lab: LabState; names: readonly ViewName[] }) {
  const chosen = useComputed(() => Math.max(0, names.indexOf(page.view.value as ViewName)));
  return (
    <Tabs
      label="Views"
      chosen={chosen.value}
      onChoose={(tab) => {
        page.view.value = names[tab];
      }}
      tabs={names.map((name) => ({
        name: labels[name],
        content: () => (
          <>
            <LabView lab={lab} name={name} View={views[name]} />
            {name === "landscape" && <LabView lab={lab} name="race" View={views.race} />}
            {name === "result" && <LabView lab={lab} name="misclassified" View={views.misclassified} />}
          </>
        ),
      }))}
    />
  );
}

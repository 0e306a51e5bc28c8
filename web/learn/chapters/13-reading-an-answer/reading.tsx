import { useSignal } from "@preact/signals";
import { useEffect, useMemo } from "preact/hooks";
import { reading } from "../../../../data/lessons/13-reading-an-answer.ts";
import type { Model } from "../../../../model/file/model.ts";
import { createExplainer } from "../../../predict/explainer.ts";
import { fromQuery } from "../../../scores.ts";
import { visitorQuery } from "../../../visitor-sample.ts";
import { Choices } from "../../parts/choices.tsx";
import { ReadingSide } from "./reading-side.tsx";
import { createReadingState } from "./reading-state.ts";
import { ReadingTable } from "./reading-table.tsx";

export { loadModel } from "../../../local-model.ts";

const example = reading.example.figures.scores;

/** A sample, read one score at a time: the visitor's own, or the example of the chapter. */
export function Reading({ model }: { model: Model }) {
  const own = useMemo(ownSample, []);
  const chosen = useSignal<"own" | "example">(own ? "own" : "example");
  const state = useMemo(() => createReadingState(model, createExplainer(model), own ?? example), [model]);
  useEffect(() => state.follow(), [state]);
  return (
    <div class="reading">
      {own ? (
        <Choices
          label="Sample"
          values={[
            { value: "own", text: "yours, from the Predict page" },
            { value: "example", text: "the example of this chapter" },
          ]}
          value={chosen.value}
          onInput={(value) => {
            chosen.value = value;
            state.open(value === "own" ? own : example);
          }}
        />
      ) : (
        <p class="soft">
          This is the example of this chapter. Enter scores on the <a href="/">Predict page</a> and follow a link from there, and they are
          read here instead.
        </p>
      )}
      <div class="control-pair">
        <ReadingTable state={state} />
        <ReadingSide state={state} threshold={model.file.threshold} />
      </div>
    </div>
  );
}

/** What is entered on the Predict page of this document. */
function ownSample(): (number | null)[] | undefined {
  const values = fromQuery(visitorQuery.peek()).scores.map((score) => score ?? null);
  return values.some((value) => value !== null) ? values : undefined;
}

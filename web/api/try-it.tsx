import { useMemo } from "preact/hooks";
import { bodyOf } from "../api.ts";
import { CodeBlock } from "../components/code-block.tsx";
import { type Scores, toPredictionInput } from "../scores.ts";
import { createTryState, endpoints, type TryState } from "./try-state.ts";

/** A request to edit and send, with the response beside it. */
export function TryIt({ scores }: { scores: Scores }) {
  const state = useMemo(() => createTryState((...request) => fetch(...request)), []);
  useMemo(() => {
    state.body.value = JSON.stringify(bodyOf(toPredictionInput(scores)?.values ?? []), null, 2);
  }, [state, scores]);
  return (
    <section class="section" aria-labelledby="try-title">
      <h2 id="try-title">Try it</h2>
      <p class="soft">Edit the request and send it. Break it on purpose: the error says what is wrong and where.</p>
      <div class="try">
        <form
          class="try-request"
          onSubmit={(event) => {
            event.preventDefault();
            state.send();
          }}
        >
          <fieldset class="choice-row" aria-label="Endpoint">
            {endpoints.map(({ name, label }) => (
              <label key={name} class="choice">
                <input
                  type="radio"
                  name="call"
                  checked={state.endpoint.value === name}
                  onInput={() => {
                    state.endpoint.value = name;
                  }}
                />
                <span>{label}</span>
              </label>
            ))}
          </fieldset>
          <label for="try-body">
            <code>POST {state.path}</code>
          </label>
          <textarea
            id="try-body"
            rows={12}
            spellcheck={false}
            value={state.body.value}
            onInput={({ currentTarget }) => {
              state.body.value = currentTarget.value;
            }}
          />
          <button type="submit" class="button">
            Send
          </button>
        </form>
        <ResponseView state={state} />
      </div>
    </section>
  );
}

function ResponseView({ state }: { state: TryState }) {
  const response = state.response.value;
  const phase = state.phase.value;
  return (
    <div class="try-response" aria-busy={phase === "sending"}>
      <p role="status" class="try-status" data-ok={response ? response.status < 400 : undefined}>
        {phase === "failed"
          ? "The server cannot be reached. Your request is unchanged; send it again when you are online."
          : response
            ? `${response.status} ${response.statusText}`
            : "The response appears here."}
      </p>
      {response && phase !== "failed" && (
        <>
          <dl class="headers">
            {response.headers.map(([name, value]) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
          <CodeBlock code={response.body} label="Body of the response" />
        </>
      )}
    </div>
  );
}

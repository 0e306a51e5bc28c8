import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { CodeBlock } from "../components/code-block.tsx";
import { InlineCode } from "../components/inline-code.tsx";
import { type ExampleBody, type OpenApi, type Operation, type OperationGroup, readReference } from "./reference.ts";

const url = "/api/v1/openapi.json";

/** The reference of every endpoint, from the OpenAPI document that the API serves. */
export function Reference() {
  const groups = useSignal<readonly OperationGroup[] | undefined>(undefined);
  const failed = useSignal(false);
  useEffect(() => {
    fetch(url)
      .then((response) => (response.ok ? (response.json() as Promise<OpenApi>) : Promise.reject(response.status)))
      .then((document) => {
        groups.value = readReference(document);
      })
      .catch(() => {
        failed.value = true;
      });
  }, [groups, failed]);
  const isRead = groups.value !== undefined;
  useEffect(() => {
    if (!isRead) return;
    openTarget();
    addEventListener("hashchange", openTarget);
    return () => removeEventListener("hashchange", openTarget);
  }, [isRead]);
  return (
    <section class="section reference" aria-labelledby="reference-title">
      <h2 id="reference-title">Reference</h2>
      <p class="soft">
        Generated from the <a href={url}>OpenAPI 3.1 document</a>, which is itself generated from the schemas that validate each request.
      </p>
      {failed.value && <p class="error">The reference could not be loaded. When you are online, you find it at {url}.</p>}
      {groups.value?.map(({ name, description, operations }) => (
        <section key={name}>
          <h3>{name}</h3>
          <p class="soft">{description}</p>
          {operations.map((operation) => (
            <OperationView key={operation.id} operation={operation} />
          ))}
        </section>
      ))}
    </section>
  );
}

/** Opens the operation that the address names, and scrolls to it: it was not there yet when the browser looked for it. */
function openTarget(): void {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!(target instanceof HTMLDetailsElement)) return;
  target.open = true;
  target.scrollIntoView();
}

function OperationView({
  operation: { id, method, path, summary, description, parameters, accepts, request, responses },
}: {
  operation: Operation;
}) {
  return (
    <details class="operation" id={id}>
      <summary>
        <span class="method">{method}</span> <code>{path}</code> <span class="operation-summary">{summary}</span>
      </summary>
      {description.split("\n\n").map((paragraph) => (
        <p key={paragraph}>
          <InlineCode text={paragraph} />
        </p>
      ))}
      <p>
        <a href={`#${id}`}>Link to this operation</a>
      </p>
      {parameters.length > 0 && (
        <>
          <h4>Parameters</h4>
          <dl class="parameters">
            {parameters.map(({ name, location, required, description: meaning }) => (
              <div key={`${location} ${name}`}>
                <dt>
                  <code>{name}</code>{" "}
                  <span class="soft">
                    {location}
                    {required ? ", required" : ""}
                  </span>
                </dt>
                <dd>
                  <InlineCode text={meaning} />
                </dd>
              </div>
            ))}
          </dl>
        </>
      )}
      {accepts.length > 0 && (
        <>
          <h4>Body</h4>
          <p class="soft">{accepts.join(", ")}</p>
          <Example of={request} label={`${id}, request`} />
        </>
      )}
      <h4>Responses</h4>
      <dl class="parameters">
        {responses.map(({ status, description: meaning, example }) => (
          <div key={status}>
            <dt>
              <strong>{status}</strong>
            </dt>
            <dd>
              <InlineCode text={meaning} />
              <Example of={example} label={`${id}, response ${status}`} />
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

/** An example under a name that no other has, as the landmarks of a page need. */
function Example({ of, label }: { of: ExampleBody | undefined; label: string }) {
  return of ? <CodeBlock code={of.text} label={`${label}: ${of.title || "example"}, ${of.type}`} /> : null;
}

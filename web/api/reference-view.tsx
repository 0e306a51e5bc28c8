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
  return (
    <section class="section reference" aria-labelledby="reference-title">
      <h2 id="reference-title">Reference</h2>
      <p class="soft">
        Made from the <a href={url}>OpenAPI 3.1 document</a>, which is made from the schemas that validate every request.
      </p>
      {failed.value && <p class="error">The document cannot be loaded now. With a network, it is at {url}.</p>}
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
      <p>
        <InlineCode text={description} />
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
          <Example of={request} />
        </>
      )}
      <h4>Replies</h4>
      <dl class="parameters">
        {responses.map(({ status, description: meaning, example }) => (
          <div key={status}>
            <dt>
              <strong>{status}</strong>
            </dt>
            <dd>
              <InlineCode text={meaning} />
              <Example of={example} />
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

function Example({ of }: { of: ExampleBody | undefined }) {
  return of ? <CodeBlock code={of.text} label={`${of.title || "Example"}, ${of.type}`} /> : null;
}

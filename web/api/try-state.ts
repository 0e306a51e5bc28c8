import { computed, signal } from "@preact/signals";

/** The endpoints that can be tried on the page. */
export const endpoints = [
  { name: "predict", path: "/api/v1/predict", label: "Predict" },
  { name: "explain", path: "/api/v1/explain", label: "Explain" },
] as const;
export type EndpointName = (typeof endpoints)[number]["name"];

/** A response as received. */
export interface ReceivedResponse {
  readonly status: number;
  readonly statusText: string;
  readonly headers: readonly (readonly [string, string])[];
  readonly body: string;
}

export type TryState = ReturnType<typeof createTryState>;

const shownHeaders = ["content-type", "cache-control", "etag", "retry-after", "allow", "vary"];

/** A request that the visitor edits and sends, and its response as received. It is sent unvalidated: the API reports what is wrong. */
export function createTryState(sendRequest: typeof fetch) {
  const endpoint = signal<EndpointName>("predict");
  const body = signal("");
  const phase = signal<"idle" | "sending" | "failed">("idle");
  const response = signal<ReceivedResponse | undefined>(undefined);
  const path = computed(() => endpoints.find(({ name }) => name === endpoint.value)?.path ?? "");
  let latest = 0;

  return {
    endpoint,
    body,
    phase,
    response,
    path,
    async send(): Promise<void> {
      const request = ++latest;
      phase.value = "sending";
      try {
        const received = await sendRequest(path.value, {
          method: "POST",
          headers: { "content-type": "application/json" },
          body: body.value,
        });
        const text = await received.text();
        if (request !== latest) return;
        response.value = {
          status: received.status,
          statusText: received.statusText,
          headers: shownHeaders.flatMap((name) => {
            const value = received.headers.get(name);
            return value === null ? [] : [[name, value] as const];
          }),
          body: pretty(text),
        };
        phase.value = "idle";
      } catch {
        if (request === latest) phase.value = "failed";
      }
    },
  };
}

/** JSON with one field per line; any other text unchanged. */
export function pretty(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}

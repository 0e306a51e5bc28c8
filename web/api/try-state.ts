import { computed, signal } from "@preact/signals";

/** What can be tried on the page. */
export const calls = [
  { name: "predict", path: "/api/v1/predict", label: "Predict" },
  { name: "explain", path: "/api/v1/explain", label: "Explain" },
] as const;
export type CallName = (typeof calls)[number]["name"];

export interface Reply {
  readonly status: number;
  readonly statusText: string;
  readonly headers: readonly (readonly [string, string])[];
  readonly body: string;
}

export type TryState = ReturnType<typeof createTryState>;

const shownHeaders = ["content-type", "cache-control", "etag", "retry-after", "allow", "vary"];

/** A request that the visitor edits and sends, and its reply as it came. What is wrong in it is the API's to tell. */
export function createTryState(fetchReply: typeof fetch) {
  const call = signal<CallName>("predict");
  const body = signal("");
  const phase = signal<"idle" | "sending" | "failed">("idle");
  const reply = signal<Reply | undefined>(undefined);
  const path = computed(() => calls.find(({ name }) => name === call.value)?.path ?? "");
  let latest = 0;

  return {
    call,
    body,
    phase,
    reply,
    path,
    async send(): Promise<void> {
      const turn = ++latest;
      phase.value = "sending";
      try {
        const response = await fetchReply(path.value, {
          method: "POST",
          headers: { "content-type": "application/json" },
          body: body.value,
        });
        const text = await response.text();
        if (turn !== latest) return;
        reply.value = {
          status: response.status,
          statusText: response.statusText,
          headers: shownHeaders.flatMap((name) => {
            const value = response.headers.get(name);
            return value === null ? [] : [[name, value] as const];
          }),
          body: pretty(text),
        };
        phase.value = "idle";
      } catch {
        if (turn === latest) phase.value = "failed";
      }
    },
  };
}

/** JSON with a field a line; anything else as it is. */
export function pretty(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}

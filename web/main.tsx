import { hydrate } from "preact";
import { App } from "./app.tsx";
import { keepOffline } from "./offline/updates-state.ts";

hydrate(<App />, document.getElementById("app") as HTMLElement);
// What the page itself needs comes first.
if (import.meta.env.PROD) addEventListener("load", () => keepOffline(), { once: true });

import { hydrate } from "preact";
import { App } from "./app.tsx";
import { registerServiceWorker } from "./offline/updates-state.ts";
import { rememberPlaces } from "./page-places.ts";

rememberPlaces();
hydrate(<App />, document.getElementById("app") as HTMLElement);
// Only after the page's own requests.
if (import.meta.env.PROD) addEventListener("load", () => registerServiceWorker(), { once: true });

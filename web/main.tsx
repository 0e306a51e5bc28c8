import { hydrate } from "preact";
import { App } from "./app.tsx";
import { keepOffline } from "./offline/updates-state.ts";

hydrate(<App />, document.getElementById("app") as HTMLElement);
if (import.meta.env.PROD) keepOffline();

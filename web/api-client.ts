import { hc } from "hono/client";
import type { AppType } from "../worker/index.ts";

/** The endpoints of the API, with the types of what they take and return. */
export const client = hc<AppType>("/").api.v1;

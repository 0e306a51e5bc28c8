import { Hono } from "hono";
import { cardOf } from "../card.ts";
import type { AppEnv } from "../env.ts";
import { model, modelName, weightsJson } from "../model.ts";

let card: ReturnType<typeof cardOf> | undefined;

/** The card, made when it is first asked for: to make it is no part of a start. */
function cardOnce() {
  card ??= cardOf(model);
  return card;
}

/** The model: its card, its weights, and whether it is there. */
export const modelRoutes = new Hono<AppEnv>()
  .get("/model", (c) => c.json(cardOnce()))
  .get("/model/weights", (c) => c.body(weightsJson(), 200, { "Content-Type": "application/json" }))
  .get("/health", (c) => c.json({ status: "ok", model: modelName }));

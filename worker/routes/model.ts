import { Hono } from "hono";
import { cardOf } from "../card.ts";
import type { AppEnv } from "../env.ts";
import { model, modelName, weightsJson } from "../model.ts";

const card = cardOf(model);

/** The model: its card, its weights, and whether it is there. */
export const modelRoutes = new Hono<AppEnv>()
  .get("/model", (c) => c.json(card))
  .get("/model/weights", (c) => c.body(weightsJson(), 200, { "Content-Type": "application/json" }))
  .get("/health", (c) => c.json({ status: "ok", model: modelName }));

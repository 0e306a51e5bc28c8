import { type Context, Hono } from "hono";
import type { AppEnv } from "../env.ts";

/** What the build generates from the schemas and the model: static files at paths of the API. */
export const fileRoutes = new Hono<AppEnv>()
  .get("/openapi.json", (c) => serve(c, "/api/v1/openapi.json", "application/json"))
  .get("/model/onnx", (c) => serve(c, "/api/v1/model/cytonet.onnx", "application/octet-stream"));

async function serve(c: Context<AppEnv>, path: string, type: string): Promise<Response> {
  const headers = new Headers();
  const known = c.req.header("If-None-Match");
  if (known !== undefined) headers.set("If-None-Match", known);
  const file = await c.env.ASSETS.fetch(new Request(new URL(path, c.req.url), { headers }));
  if (!file.ok && file.status !== 304) throw new Error(`${path} is not among the assets: the build is incomplete`);
  const kept = ["ETag", "Cache-Control", "Content-Length"].flatMap((name) => {
    const value = file.headers.get(name);
    return value === null ? [] : [[name, value] as const];
  });
  return new Response(file.body, { status: file.status, headers: { ...Object.fromEntries(kept), "Content-Type": type } });
}

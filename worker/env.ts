/** What wrangler.toml binds, in types that the site can read too. */
export interface AppEnv {
  Bindings: {
    ASSETS: { fetch(request: Request): Promise<Response> };
    RATE_LIMITER: { limit(options: { key: string }): Promise<{ success: boolean }> };
  };
}

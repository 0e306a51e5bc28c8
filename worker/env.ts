/** What wrangler.toml binds and the command line may add, in types that the site can read too. */
export interface AppEnv {
  Bindings: {
    ASSETS: { fetch(request: Request): Promise<Response> };
    /** "off" silences the request log. */
    LOG?: string;
    /** How many MiB and rows a batch may have: wrangler.toml says why. The defaults stand in limits.ts. */
    BATCH_MEBIBYTES?: string | number;
    BATCH_ROWS?: string | number;
    /** Absent where nothing limits the rate: in a benchmark, or under workerd alone. */
    RATE_LIMITER?: { limit(options: { key: string }): Promise<{ success: boolean }> };
  };
}

import { cloudflareTest } from "@cloudflare/vitest-plugin";
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    projects: [
      {
        // The mathematics, the data, the scripts and the site's state, in Node.
        test: {
          name: "node",
          include: ["test/{network,model,data,scripts,web}/**/*.test.ts", "test/*.test.ts"],
          // The published costs in plain TypeScript take 22 s where nothing else runs, and a busy machine may take its time.
          testTimeout: 180_000,
        },
      },
      {
        // The API inside workerd, without its request log.
        plugins: [cloudflareTest({ wrangler: { configPath: "./wrangler.toml" }, miniflare: { bindings: { LOG: "off" } } })],
        test: { name: "worker", include: ["test/worker/**/*.test.ts"], globalSetup: "test/worker-setup.ts", testTimeout: 60_000 },
      },
      {
        // The built site, served by wrangler, in a real browser.
        test: {
          name: "browser",
          include: ["test/browser/**/*.test.ts"],
          globalSetup: "test/browser/setup.ts",
          testTimeout: 120_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
    ],
  },
});

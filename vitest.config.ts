import { cloudflareTest } from "@cloudflare/vitest-plugin";
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    maxWorkers: "100%",
    // No test file leaves anything behind, so a worker can run many: a third less to compute in all.
    isolate: false,
    restoreMocks: true,
    tags: [{ name: "slow", description: "Takes seconds: left out of test:unit and test:watch.", timeout: 180_000 }],
    projects: [
      {
        // The mathematics, the data, the model, the scripts and the site's state, in Node.
        extends: true,
        test: { name: "node", include: ["test/{network,model,data,scripts,web}/**/*.test.ts", "test/*.test.ts"], testTimeout: 60_000 },
      },
      {
        // The API inside workerd, without its request log.
        extends: true,
        plugins: [cloudflareTest({ wrangler: { configPath: "./wrangler.toml" }, miniflare: { bindings: { LOG: "off" } } })],
        test: { name: "worker", include: ["test/worker/**/*.test.ts"], globalSetup: "test/worker-setup.ts", testTimeout: 60_000 },
      },
      {
        // The built site and the API, served by wrangler, in a real browser.
        extends: true,
        test: {
          name: "browser",
          include: ["test/browser/**/*.test.ts"],
          globalSetup: "test/browser/setup.ts",
          testTimeout: 60_000,
          hookTimeout: 60_000,
          // On a busy machine a page takes its time.
          expect: { poll: { timeout: 10_000 } },
        },
      },
    ],
  },
});

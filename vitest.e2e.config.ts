import { defineConfig } from "vitest/config";

/** Whole journeys through a running service and a real browser; one at a time, they share two cores with it. */
export default defineConfig({
  oxc: { jsx: { runtime: "automatic", importSource: "hono/jsx" } },
  test: {
    name: "e2e",
    include: ["tests/e2e/**/*.test.{ts,tsx}"],
    globalSetup: "./tests/support/global-setup.ts",
    maxWorkers: 1,
    maxConcurrency: 2,
    testTimeout: 60_000,
    hookTimeout: 120_000,
    passWithNoTests: true,
  },
});

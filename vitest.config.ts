import { configDefaults, defineConfig } from "vitest/config";

const NOT_HERE = [...configDefaults.exclude, "data/**", "tests/e2e/**"];

/** Two projects, so that `npm run check` needs no service: `unit` beside the code, `database` with a real PostgreSQL. */
export default defineConfig({
  oxc: { jsx: { runtime: "automatic", importSource: "hono/jsx" } },
  test: {
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          include: ["**/*.test.{ts,tsx}"],
          exclude: [...NOT_HERE, "**/*.db.test.{ts,tsx}", "tests/**"],
        },
      },
      {
        extends: true,
        test: {
          name: "database",
          include: ["**/*.db.test.{ts,tsx}", "tests/**/*.test.{ts,tsx}"],
          exclude: NOT_HERE,
          globalSetup: "./tests/support/global-setup.ts",
          // Servers are really started and killed: a second when the machine is idle, many when it is not.
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});

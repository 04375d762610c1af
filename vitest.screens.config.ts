import { defineConfig } from "vitest/config";
import e2e from "./vitest.e2e.config.ts";

/** `npm run screens`: takes the pictures of docs/screens. No test, so not among them. */
export default defineConfig({ ...e2e, test: { ...e2e.test, name: "screens", include: ["tests/e2e/screens.ts"] } });

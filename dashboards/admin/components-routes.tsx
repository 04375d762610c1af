import { Hono } from "hono";
import { pageOf } from "#dashboards/page.ts";
import type { HttpEnv } from "#src/api/http-env.ts";
import { allow } from "#src/domain/policy.ts";
import { ComponentsPage, SHEET_THEMES } from "./components-page.tsx";

/** Mounted at /admin/components, behind the guard. */
export const componentRoutes = () =>
  new Hono<HttpEnv>().get("/", (c) => {
    allow(c.get("ctx").actor, "configure");
    const theme = SHEET_THEMES.find((known) => known === c.req.query("theme")) ?? "light";
    return c.html(<ComponentsPage page={pageOf(c)} theme={theme} />);
  });

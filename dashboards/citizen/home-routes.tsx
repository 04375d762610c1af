import { Hono } from "hono";
import { pageOf } from "#dashboards/page.ts";
import type { HttpEnv } from "#src/api/http-env.ts";
import { HomePage } from "./home-page.tsx";

export const homeRoutes = () => new Hono<HttpEnv>().get("/", (c) => c.html(<HomePage page={pageOf(c)} />));

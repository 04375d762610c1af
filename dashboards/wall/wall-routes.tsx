import { type Context, Hono } from "hono";
import { measuredLately } from "#dashboards/http/measured-lately.ts";
import { pageOf } from "#dashboards/page.ts";
import type { Verbs } from "#dashboards/verbs.ts";
import type { HttpEnv } from "#src/api/http-env.ts";
import { SYSTEM } from "#src/domain/actor.ts";
import { may } from "#src/domain/policy.ts";
import { AppError } from "#src/errors.ts";
import { type Ctx, withActor } from "#src/services/ctx.ts";
import { loadWall, type Wall } from "./load-wall.ts";
import { WallPage } from "./wall-page.tsx";

/** However many screens hang in the city, it is measured once in this time. */
const FRESH_MS = 15_000;

/** Mounted at /wall: for whoever may see figures, and for screens that know their key. */
export function wallRoutes(verbs: Verbs): Hono<HttpEnv> {
  const lately = measuredLately<Wall>(FRESH_MS);
  const whole = (ctx: Ctx): Promise<Wall> => lately("wall", ctx.now(), () => loadWall(verbs, withActor(ctx, SYSTEM)));
  return new Hono<HttpEnv>().get("/", async (c) => {
    const ctx = c.get("ctx");
    const wall = (await hasKey(verbs, c)) ? await whole(ctx) : await ownWall(verbs, c);
    return c.html(<WallPage page={pageOf(c)} city={ctx.city} wall={wall} />);
  });
}

const hasKey = async (verbs: Verbs, c: Context<HttpEnv>): Promise<boolean> => {
  const key = c.req.query("key");
  return key !== undefined && /^[\w-]{20,100}$/.test(key) && (await verbs.knowsWallKey(c.get("ctx"), key));
};

/** A signed-in person sees what they may see: a unit its own figures. */
function ownWall(verbs: Verbs, c: Context<HttpEnv>): Promise<Wall> {
  const actor = c.get("actor");
  if (!actor || !may(actor, "kpi.read"))
    throw new AppError(
      actor ? "FORBIDDEN" : "UNAUTHENTICATED",
      "Màn hình lớn cần đường dẫn do quản trị viên cấp, hoặc đăng nhập bằng tài khoản được xem số liệu.",
    );
  return loadWall(verbs, c.get("ctx"));
}

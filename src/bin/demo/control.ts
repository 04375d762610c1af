import { timingSafeEqual } from "node:crypto";
import type { AddressInfo } from "node:net";
import { serve } from "@hono/node-server";
import { Hono } from "hono";
import { z } from "zod";
import { DemoAct, type DemoState, Who } from "#dashboards/demo/demo.ts";
import { DEFAULT_FORM } from "#src/domain/channels.ts";
import { AppError } from "#src/errors.ts";
import { perform, type Stage } from "./acts.ts";
import { bubblesOf } from "./bubbles.ts";
import { CAST, PLACES } from "./cast.ts";
import { ACCOUNTS } from "./identities.ts";
import { abroad, personOf, psid, zaloId } from "./ids.ts";
import { troublesLeft } from "./troubles.ts";

const Acting = z.object({ who: Who, act: DemoAct });

export interface Control {
  url: string;
  close(): Promise<void>;
}

/**
 * How the web process reaches the simulators: `/state`, `/act`, `/file`, on the loopback, for whoever has the token.
 * Errors are `{error: {code, message}}` with HTTP 400.
 */
export async function serveControl(stage: Stage, token: string): Promise<Control> {
  const app = controlRoutes(stage, token);
  const listening = Promise.withResolvers<AddressInfo>();
  const server = serve({ fetch: app.fetch, port: 0, hostname: "127.0.0.1" }, listening.resolve);
  server.on("error", listening.reject);
  return {
    url: `http://127.0.0.1:${(await listening.promise).port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        if ("closeAllConnections" in server) server.closeAllConnections();
      }),
  };
}

export function controlRoutes(stage: Stage, token: string): Hono {
  const app = new Hono();
  app.use(async (c, next) => {
    if (!same(c.req.header("authorization") ?? "", `Bearer ${token}`)) return c.text("", 401);
    return next();
  });
  app.get("/state", (c) => c.json(stateOf(stage, Who.parse(c.req.query()))));
  app.post("/act", async (c) => {
    const { who, act } = Acting.parse(await c.req.json());
    await perform(stage, who, act);
    return c.json({ ok: true });
  });
  app.get("/file/:provider{zalo|graph}/:id{m[0-9]+}", async (c) => {
    const { url } = stage.sims[c.req.param("provider") === "zalo" ? "zalo" : "graph"];
    const answer = await fetch(`${url}/media/${c.req.param("id")}`);
    if (!answer.ok) return c.notFound();
    return c.body(await answer.arrayBuffer(), 200, { "content-type": answer.headers.get("content-type") ?? "" });
  });
  app.onError((error, c) => {
    const known = error instanceof AppError ? { code: error.code, message: error.message } : null;
    return c.json({ error: known ?? { code: "INVALID", message: "Bản dùng thử không hiểu yêu cầu này." } }, 400);
  });
  return app;
}

function same(given: string, wanted: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(wanted)];
  return one.length === other.length && timingSafeEqual(one, other);
}

function stateOf({ sims }: Stage, who: Who): DemoState {
  const person = personOf(who.person);
  const contact = {
    zalo: { accountIds: [ACCOUNTS.zalo], authorKey: zaloId(person) },
    facebook: { accountIds: [ACCOUNTS.facebook], authorKey: psid(person) },
    hotline: { accountIds: [ACCOUNTS.hotline, ACCOUNTS.menu], authorKey: abroad(person) },
    webform: { accountIds: [DEFAULT_FORM], authorKey: "" },
  }[who.channel];
  return {
    people: [...CAST],
    places: PLACES.map(({ id, name }) => ({ id, name })),
    bubbles: bubblesOf(sims, who),
    waiting: troublesLeft(sims, who.channel),
    contact,
  };
}

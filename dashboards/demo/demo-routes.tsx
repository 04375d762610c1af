import { type Context, Hono } from "hono";
import { readForm } from "#dashboards/http/read-form.ts";
import { enDemo } from "#dashboards/i18n/en-demo.ts";
import { viDemo } from "#dashboards/i18n/vi-demo.ts";
import { pageOf } from "#dashboards/page.ts";
import type { HttpEnv } from "#src/api/http-env.ts";
import { AppError } from "#src/errors.ts";
import { ChatPart } from "./chat-part.tsx";
import { type Demo, DemoAct, Who } from "./demo.ts";
import { DemoPage } from "./demo-page.tsx";
import { ProviderPart } from "./provider-part.tsx";

/** A message of 2,000 letters and the fields around it. */
const MAX_BYTES = 32 * 1024;
const FIRST: Who = { channel: "zalo", person: "an" };

/** `/demo`: plays citizens at the simulated providers. Mounted only with `npm start -- --demo`. */
export function demoRoutes(demo: Demo): Hono<HttpEnv> {
  const app = new Hono<HttpEnv>();
  app.get("/", async (c) => {
    const given = await viewOf(demo, c);
    return c.html(<DemoPage page={pageOf(c)} {...given} />);
  });
  app.get("/parts", async (c) => {
    const given = await viewOf(demo, c);
    return c.html(
      <>
        <ChatPart {...given} />
        <ProviderPart {...given} lang={pageOf(c).lang} />
      </>,
    );
  });
  app.post("/act", async (c) => {
    const fields = Object.fromEntries(
      [...(await readForm(c, MAX_BYTES))].map(([name, value]) => [name, String(value)]),
    );
    const who = Who.safeParse(fields);
    const act = DemoAct.safeParse(fields);
    if (!who.success || !act.success)
      throw new AppError("INVALID", "Vui lòng viết nội dung trước khi gửi; nội dung dài tối đa 2000 ký tự.");
    await demo.act(who.data, act.data);
    return c.redirect(`/demo?${new URLSearchParams(who.data)}`, 303);
  });
  app.get("/file/:provider{zalo|graph}/:id{m[0-9]+}", async (c) => {
    const file = await demo.file(c.req.param("provider"), c.req.param("id"));
    if (!file || !/^image\/(jpeg|png|webp|gif)$/.test(file.mime)) throw new AppError("NOT_FOUND", "Ảnh không còn nữa.");
    c.header("cache-control", "private, max-age=300");
    return c.body(file.bytes, 200, { "content-type": file.mime });
  });
  return app;
}

async function viewOf(demo: Demo, c: Context<HttpEnv>) {
  const { data: who = FIRST } = Who.safeParse(c.req.query());
  const state = await demo.state(who);
  const tickets = await demo.ticketsOf(c.get("ctx"), state);
  return { who, state, tickets, words: pageOf(c).lang === "en" ? enDemo : viDemo };
}

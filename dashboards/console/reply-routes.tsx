import { type Context, Hono } from "hono";
import { readForm } from "#dashboards/http/read-form.ts";
import { chooseLanguage } from "#dashboards/i18n/choose-language.ts";
import { pageOf } from "#dashboards/page.ts";
import type { Verbs } from "#dashboards/verbs.ts";
import type { HttpEnv } from "#src/api/http-env.ts";
import { measureReply } from "#src/services/drafts/measure-reply.ts";
import { mostBytes } from "./keep-files.ts";
import { outgoing } from "./outgoing-routes.ts";
import { type ReplyAsked, replyAct } from "./reply-act.ts";
import { type ReplyTry, wayNamed } from "./reply-try.ts";
import { sizeWords } from "./reply-words.ts";

type C = Context<HttpEnv>;
/** The ticket page, with what came back of the reply box or why something was refused. */
export type ShowTicket = (
  c: C,
  extra: { reply?: ReplyTry; refused?: string },
  status: 200 | 400 | 409,
) => Promise<Response>;

export const ticketUrl = (reference: string) => `/console/tickets/${encodeURIComponent(reference)}`;

/** Under /console/tickets: answering the citizen, and deciding about what could not be sent. */
export const replyRoutes = (verbs: Verbs, show: ShowTicket) =>
  new Hono<HttpEnv>()
    .post("/:reference/reply", async (c) => {
      const reference = c.req.param("reference");
      const form = await readForm(c, mostBytes("reply"));
      const asked = askedOf(c, reference, form);
      const result = await replyAct(verbs, c.get("ctx"), pageOf(c).t, asked);
      if ("done" in result) return c.redirect(`${ticketUrl(reference)}?done=${result.done}`, 303);
      return show(c, { reply: result.tried }, result.status);
    })
    .post("/:reference/reply/typing", (c) => typing(verbs, c, c.req.param("reference")))
    .post("/:reference/outgoing/:id", (c) => outgoing(verbs, c, show))
    // Reloading or translating a page that answered a POST lands here.
    .get("/:reference/outgoing/:id", (c) => {
      chooseLanguage(c);
      return c.redirect(ticketUrl(c.req.param("reference")), 303);
    })
    .post("/:reference/automatic", async (c) => {
      const reference = c.req.param("reference");
      const on = (await readForm(c, 1024)).get("on") === "1";
      await (on ? verbs.giveBack : verbs.takeOver)(c.get("ctx"), reference);
      return c.redirect(`${ticketUrl(reference)}?done=${on ? "givenBack" : "handed"}`, 303);
    });

function askedOf(c: C, reference: string, form: FormData): ReplyAsked {
  const text = (name: string) => {
    const value = form.get(name);
    return typeof value === "string" ? value : "";
  };
  const files = form.getAll("files").filter((value): value is string => typeof value === "string");
  const seen = Number(text("seen"));
  return {
    ...{ reference, form, ctx: c.get("ctx") },
    what: text("do") || "send",
    seen: Number.isSafeInteger(seen) && seen > 0 ? seen : 0,
    values: { text: text("text"), way: text("way") || "best", files: files.join(","), template: text("template") },
  };
}

/** Where script runs: somebody is writing, how long is it by now, and who else is at it. */
async function typing(verbs: Verbs, c: C, reference: string) {
  const ctx = c.get("ctx");
  const page = pageOf(c);
  const form = await readForm(c, 64 * 1024);
  const others = await verbs.noteWriting(ctx, reference);
  const way = wayNamed(String(form.get("way") ?? ""));
  const size = measureReply(
    ctx,
    { text: String(form.get("text") ?? ""), way, files: Number(form.get("files")) || 0 },
    reference,
  );
  return c.json({
    size: sizeWords(page, way, size),
    writing: others.length > 0 ? page.t.reply.writing(others.join(", ")) : "",
  });
}

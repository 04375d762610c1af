import { readFile } from "node:fs/promises";
import { type Context, Hono } from "hono";
import { z } from "zod";
import { readForm } from "#dashboards/http/read-form.ts";
import { chooseLanguage } from "#dashboards/i18n/choose-language.ts";
import { pageOf } from "#dashboards/page.ts";
import type { Verbs } from "#dashboards/verbs.ts";
import type { HttpEnv } from "#src/api/http-env.ts";
import type { TicketAction } from "#src/domain/transitions.ts";
import { AppError } from "#src/errors.ts";
import { actionNamed, readActionFields } from "./action-input.ts";
import { similarInTime } from "./similar-in-time.ts";
import { type Attempt, TicketPageView } from "./ticket-page.tsx";

/** Mounted at /console/tickets, behind the guard. */
export const ticketRoutes = (verbs: Verbs) =>
  new Hono<HttpEnv>()
    .get("/:reference", async (c) => {
      const { t } = pageOf(c);
      const done = actionNamed(c.req.query("done") ?? "");
      return show(verbs, c, { flash: done ? t.console.action[done].done : undefined });
    })
    .post("/:reference/contact", async (c) => {
      const contact = await verbs.revealContact(c.get("ctx"), c.req.param("reference"));
      return show(verbs, c, { contact, flash: pageOf(c).t.console.ticket.revealed });
    })
    .get("/:reference/attachments/:id", (c) => attachment(verbs, c))
    // Reloading or translating a page that answered a POST lands here.
    .get("/:reference/:action", (c) => {
      chooseLanguage(c);
      return c.redirect(`/console/tickets/${encodeURIComponent(c.req.param("reference"))}`, 303);
    })
    .post("/:reference/:action", async (c) => {
      const action = actionNamed(c.req.param("action"));
      if (!action) throw new AppError("NOT_FOUND", "Không có việc này.");
      return perform(verbs, c, c.req.param("reference"), action);
    });

type Extra = Partial<Pick<Parameters<typeof TicketPageView>[0], "attempt" | "contact" | "flash">>;

async function show(verbs: Verbs, c: Context<HttpEnv>, extra: Extra, status: 200 | 400 | 409 = 200) {
  const ctx = c.get("ctx");
  const reference = c.req.param("reference") ?? "";
  const [data, similar] = await Promise.all([
    verbs.loadTicketPage(ctx, reference),
    similarInTime(verbs, ctx, reference),
  ]);
  const page = pageOf(c);
  return c.html(<TicketPageView page={page} data={data} similar={similar} city={ctx.city} {...extra} />, status);
}

const Fields = z.array(z.object({ field: z.string(), message: z.string() }));

async function perform(verbs: Verbs, c: Context<HttpEnv>, reference: string, action: TicketAction) {
  const form = await readForm(c, 64 * 1024);
  const fields = readActionFields(action, form);
  const version = Number(form.get("version"));
  try {
    const expected = Number.isInteger(version) && version > 0 ? version : undefined;
    await verbs.act(c.get("ctx"), reference, action, fields, expected);
    return c.redirect(`/console/tickets/${encodeURIComponent(reference)}?done=${action}`, 303);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const attempt = attemptOf(c, action, fields, error);
    if (!attempt) throw error;
    return show(verbs, c, { attempt }, error.code === "CONFLICT" ? 409 : 400);
  }
}

/** How a refused action comes back: with what was entered, and what to do. Undefined when that would not help. */
function attemptOf(c: Context<HttpEnv>, action: TicketAction, values: Record<string, string>, error: AppError) {
  const { t } = pageOf(c);
  if (error.code === "CONFLICT") {
    // With a state the action is over for good; without one somebody was only faster.
    const message = error.details.state ? error.message : t.console.conflict(t.console.action[action].button);
    return { action, values, errors: [{ field: "", message }] } satisfies Attempt;
  }
  if (error.code !== "INVALID") return undefined;
  const named = Fields.safeParse(error.details.fields);
  const one = { field: String(error.details.field ?? ""), message: error.message };
  const errors = named.success ? named.data : [one];
  return {
    action,
    values,
    errors: errors.map(({ field, message }) => ({ field, message: message || t.console.fields.required })),
  } satisfies Attempt;
}

/** A file of a ticket, for whoever may see that ticket: it must be named in one of its messages. */
async function attachment(verbs: Verbs, c: Context<HttpEnv>) {
  const ctx = c.get("ctx");
  const id = c.req.param("id");
  const data = await verbs.loadTicketPage(ctx, c.req.param("reference") ?? "");
  const named = data.messages.some((message) =>
    message.attachments.some((one) => one.type === "upload" && one.url === id),
  );
  if (!id || !named) throw new AppError("NOT_FOUND", "Không tìm thấy tệp này.");
  const { mime, path, name } = await verbs.readUpload(ctx, id);
  const shown = /^(image\/(jpeg|png|webp)|video\/mp4)$/.test(mime);
  c.header("content-type", mime);
  c.header("content-disposition", `${shown ? "inline" : "attachment"}; filename="${name}"`);
  c.header("cache-control", "private, max-age=300");
  return c.body(new Uint8Array(await readFile(path)));
}

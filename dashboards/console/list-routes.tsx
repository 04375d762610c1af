import { type Context, Hono } from "hono";
import { type Page, pageOf } from "#dashboards/page.ts";
import type { Verbs } from "#dashboards/verbs.ts";
import type { HttpEnv } from "#src/api/http-env.ts";
import { parseReference } from "#src/domain/reference.ts";
import { UNDO_MS, UNDOABLE } from "#src/domain/transitions.ts";
import { actionNamed } from "./action-input.ts";
import { ListPage } from "./list-page.tsx";
import { readListQuery, toFilter } from "./list-query.ts";
import type { Undoable } from "./undo-flash.tsx";

export const listRoutes = (verbs: Verbs) =>
  new Hono<HttpEnv>().get("/", async (c) => {
    const ctx = c.get("ctx");
    const page = pageOf(c);
    const query = readListQuery(c.req.query(), ctx.actor);
    const [counts, { items, next }, problems] = await Promise.all([
      verbs.countTickets(ctx),
      verbs.listTickets(ctx, toFilter(query)),
      verbs.problemsOf(ctx),
    ]);
    const view = { page, query, counts, items, next, problems, city: ctx.city, ...justDone(c, page) };
    return c.html(<ListPage {...view} />);
  });

/** What led here, in words: from the address, so that a reload says it again and undoes nothing twice. */
function justDone(c: Context<HttpEnv>, page: Page): { flash: string | undefined; undoable: Undoable | undefined } {
  const { console: words } = page.t;
  const done = c.req.query("done") ?? "";
  const said = (flash: string | undefined) => ({ flash, undoable: undefined });
  if (done === "password") return said(words.password.done);
  if (done === "nothing") return said(words.bulk.none);
  const whole = (name: string) => Math.max(0, Math.trunc(Number(c.req.query(name)))) || 0;
  if (done === "backlog") return said(words.drain.done(whole("n"), whole("waiting")));
  const action = actionNamed(done);
  const reference = parseReference(c.req.query("reference") ?? "");
  if (!action || !reference) return said(undefined);
  const text = words.movedAway(words.action[action].done, reference);
  const fresh = page.now.getTime() - whole("at") < UNDO_MS;
  return { flash: text, undoable: fresh && UNDOABLE.includes(action) ? { text, reference } : undefined };
}

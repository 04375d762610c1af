import { type Context, Hono } from "hono";
import { type Page, pageOf } from "#dashboards/page.ts";
import type { Verbs } from "#dashboards/verbs.ts";
import type { HttpEnv } from "#src/api/http-env.ts";
import type { Actor } from "#src/domain/actor.ts";
import { e164 } from "#src/domain/phone.ts";
import { parseReference } from "#src/domain/reference.ts";
import { UNDO_MS, UNDOABLE } from "#src/domain/transitions.ts";
import { actionNamed } from "./action-input.ts";
import { densityOf, keepDensity } from "./density.ts";
import { fieldsOf } from "./fields-of.ts";
import { homeOf } from "./guard.ts";
import { ListPage } from "./list-page.tsx";
import { type ListQuery, listUrl, ownList, readListQuery, toFilter } from "./list-query.ts";
import { listRows } from "./list-rows.tsx";
import { keepList } from "./through-list.ts";
import type { Undoable } from "./undo-flash.tsx";

/**
 * `/console`: the list; `/console/home`: where the role works; `/console/rows` for its script; `/console/search` and
 * `/console/density` for its forms.
 */
export const listRoutes = (verbs: Verbs) =>
  new Hono<HttpEnv>()
    .get("/", (c) => showList(c, verbs, readListQuery(c.req.query(), c.get("ctx").actor)))
    .get("/home", (c) => {
      const home = homeOf(c.get("ctx").actor.role);
      return c.redirect(home === "/console" ? home + new URL(c.req.url).search : home, 303);
    })
    .get("/rows", async (c) => c.json(await listRows(verbs, c)))
    .get("/search", (c) => c.redirect("/console", 303))
    // By POST, since a phone number has no place in an address; everything else becomes one that can be kept.
    .post("/search", async (c) => {
      const query = wordsFirst(await fieldsOf(c), c.get("ctx").actor);
      if (e164(query.q)) return showList(c, verbs, query, true);
      return c.redirect(listUrl(query, {}), 303);
    })
    .post("/density", async (c) => {
      const { density, back } = await fieldsOf(c);
      keepDensity(c, density);
      return c.redirect(ownList(back), 303);
    });

/** Whoever looks for something new means everywhere; looking for the same again, they narrow what they found. */
function wordsFirst({ was = "", ...fields }: Record<string, string>, actor: Actor): ListQuery {
  const query = readListQuery(fields, actor);
  return query.q !== "" && query.q !== was ? { ...query, tab: "all" } : query;
}

async function showList(c: Context<HttpEnv>, verbs: Verbs, query: ListQuery, byPhone = false) {
  const ctx = c.get("ctx");
  const page = pageOf(c);
  keepList(c, query);
  const [views, { items, next, bounded, heard }, problems] = await Promise.all([
    verbs.listViews(ctx),
    verbs.listTickets(ctx, { ...toFilter(query), ...(byPhone && { limit: 200 }) }),
    verbs.problemsOf(ctx),
  ]);
  const list = { items, next: byPhone ? null : next, bounded: bounded ?? false, heard: heard ?? 0, byPhone };
  // The number stands in the box, and in no link of the page.
  const shown = byPhone ? { ...query, q: "" } : query;
  const view = {
    page,
    query: shown,
    typed: query.q,
    views,
    problems,
    city: ctx.city,
    density: densityOf(c),
    ...list,
    ...justDone(c, page, listUrl(shown, { cursor: shown.cursor })),
  };
  return c.html(<ListPage {...view} />);
}

/** What led here, in words: from the address, so that a reload says it again and undoes nothing twice. */
function justDone(
  c: Context<HttpEnv>,
  page: Page,
  back: string,
): { flash: string | undefined; flashWrong: boolean; undoable: Undoable | undefined } {
  const { console: words } = page.t;
  const done = c.req.query("done") ?? "";
  const said = (flash: string | undefined) => ({ flash, flashWrong: false, undoable: undefined });
  if (done === "password") return said(words.password.done);
  if (done === "nothing") return { ...said(words.bulk.none), flashWrong: true };
  if (done === "undo") return said(words.undo.done);
  if (done === "view") return said(page.t.list.views.savedNow);
  const whole = (name: string) => Math.max(0, Math.trunc(Number(c.req.query(name)))) || 0;
  if (done === "backlog") return said(words.drain.done(whole("n"), whole("waiting")));
  const action = actionNamed(done);
  const reference = parseReference(c.req.query("reference") ?? "");
  if (!action || !reference) return said(undefined);
  const text = words.movedAway(words.action[action].done, reference);
  const fresh = page.now.getTime() - whole("at") < UNDO_MS;
  return {
    flash: text,
    flashWrong: false,
    undoable: fresh && UNDOABLE.includes(action) ? { text, reference, back } : undefined,
  };
}

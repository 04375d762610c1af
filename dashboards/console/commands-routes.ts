import { type Context, Hono } from "hono";
import { itemsOf, navOf } from "#dashboards/components/nav-groups.ts";
import { type Page, pageOf } from "#dashboards/page.ts";
import type { Verbs } from "#dashboards/verbs.ts";
import type { HttpEnv } from "#src/api/http-env.ts";
import { e164 } from "#src/domain/phone.ts";
import { parseReference } from "#src/domain/reference.ts";
import { sectorLabel } from "#src/domain/sectors.ts";
import { STATE_LABEL } from "#src/domain/state.ts";
import { fieldsOf } from "./fields-of.ts";
import { listUrl, queryOfView } from "./list-query.ts";
import { viewName } from "./views-nav.tsx";

/** A line of the command bar that leads somewhere. */
interface Found {
  group: string;
  label: string;
  hint?: string;
  href: string;
}

const SHORTEST = 2;
const MOST = 5;

/** Mounted at /console/commands, behind the guard: where the command bar can lead, for what has been typed so far. */
export const commandsRoutes = (verbs: Verbs) =>
  new Hono<HttpEnv>().post("/", async (c) => {
    const { q = "" } = await fieldsOf(c);
    const page = pageOf(c);
    const [pages, tickets] = await Promise.all([placesOf(verbs, c, page), ticketsLike(verbs, c, page, q.trim())]);
    c.header("cache-control", "no-store");
    return c.json({ pages, tickets });
  });

async function placesOf(verbs: Verbs, c: Context<HttpEnv>, page: Page): Promise<Found[]> {
  const { t, actor } = page;
  const words = t.work.bar;
  const views = await verbs.listViews(c.get("ctx")).catch(() => []);
  return [
    ...views.map(
      (view): Found => ({
        group: words.views,
        label: viewName(page, view),
        href: listUrl(queryOfView(view.filters), {}),
      }),
    ),
    ...navOf(actor)
      .flatMap(itemsOf)
      .map(({ href, text }): Found => ({ group: words.pages, label: text(t), href })),
    { group: words.pages, label: t.console.notices.title, href: "/console/notices" },
    { group: words.pages, label: t.work.settings.title, href: "/console/settings" },
  ];
}

async function ticketsLike(verbs: Verbs, c: Context<HttpEnv>, { t, lang }: Page, q: string): Promise<Found[]> {
  if (q.length < SHORTEST) return [];
  const group = t.work.bar.tickets;
  const reference = parseReference(q);
  const { items } = await verbs.listTickets(c.get("ctx"), { q, limit: MOST });
  const found = items.map(
    (ticket): Found => ({
      group,
      label: ticket.reference,
      hint: [
        STATE_LABEL[ticket.state][lang],
        ticket.sector && sectorLabel(ticket.sector, lang),
        ticket.text.slice(0, 60),
      ]
        .filter(Boolean)
        .join(" · "),
      href: `/console/tickets/${ticket.reference}`,
    }),
  );
  // A number is looked for on the list itself, which keeps it out of its address.
  if (reference || e164(q) || items.length < MOST) return found;
  return [...found, { group, label: t.work.bar.searchFor(q), href: `/console?tab=all&q=${encodeURIComponent(q)}` }];
}

import type { Context } from "hono";
import { pageOf } from "#dashboards/page.ts";
import type { Verbs } from "#dashboards/verbs.ts";
import type { HttpEnv } from "#src/api/http-env.ts";
import { allow } from "#src/domain/policy.ts";
import { OPEN_STATES } from "#src/domain/state.ts";
import { foldText } from "#src/domain/text.ts";
import type { Ctx } from "#src/services/ctx.ts";
import type { DeskTicket } from "#src/services/desk/list-desk.ts";
import type { IncidentView } from "#src/services/incidents/view.ts";
import type { MentionView } from "#src/services/listening/view.ts";
import { inTime } from "./in-time.ts";
import type { MentionAttempt } from "./mention-acts.tsx";
import { AttachPage } from "./mention-attach-page.tsx";
import { queryOfList, readMentionQuery } from "./mention-query.ts";

const MOST = 12;

/** Which ticket a post belongs to: by its reference, by words, or one of those near in place and sector. */
export async function attachPage(
  verbs: Verbs,
  c: Context<HttpEnv>,
  { attempt }: { attempt?: MentionAttempt },
  status: 200 | 400 = 200,
) {
  const ctx = c.get("ctx");
  allow(ctx.actor, "mention.decide");
  const { mention } = await verbs.loadMention(ctx, c.req.param("id") ?? "");
  const { q: words = "", of, ...asked } = c.req.query();
  // The list keeps the words it was searched by apart from those of this page.
  const query = attempt ? queryOfList(attempt.values.list) : readMentionQuery({ ...asked, ...(of && { q: of }) });
  const q = (attempt?.values.to ?? words).trim();
  const [tickets, incidents] = await Promise.all([
    candidates(verbs, ctx, mention, q),
    inTime(ctx, "incidents", () => openIncidents(verbs, ctx, mention, q)),
  ]);
  return c.html(<AttachPage {...{ page: pageOf(c), query, mention, q, tickets, incidents, attempt }} />, status);
}

const INCIDENTS = 4;

/** Named or spoken of; where nothing was typed, of the same sector or in the same ward. */
async function openIncidents(verbs: Verbs, ctx: Ctx, mention: MentionView, q: string): Promise<IncidentView[]> {
  const lists = await Promise.all(
    (["confirmed", "proposed"] as const).map((state) => verbs.listIncidents(ctx, { state, limit: 100 })),
  );
  const words = foldText(q).split(/\s+/).filter(Boolean);
  const fits = ({ reference, title, sector, wards }: IncidentView): boolean => {
    if (words.length === 0) return sector === mention.sector || wards.some(({ code }) => code === mention.ward?.code);
    const said = foldText(`${reference} ${title} ${wards.map(({ name }) => name).join(" ")}`);
    return words.every((word) => said.includes(word));
  };
  return lists
    .flatMap(({ items }) => items)
    .filter(fits)
    .slice(0, INCIDENTS);
}

async function candidates(verbs: Verbs, ctx: Ctx, mention: MentionView, q: string): Promise<DeskTicket[]> {
  const near = { state: OPEN_STATES.join(","), sector: mention.sector ?? "", ward: mention.ward?.code ?? "" };
  const filter = q === "" ? near : { q };
  return (await verbs.listTickets(ctx, { ...filter, limit: MOST })).items;
}

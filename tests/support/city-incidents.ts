import { sql } from "drizzle-orm";
import { type Ctx, withActor } from "#src/services/ctx.ts";
import { askFollow } from "#src/services/follows/ask-follow.ts";
import { closeIncident } from "#src/services/incidents/close.ts";
import { confirmIncident } from "#src/services/incidents/confirm.ts";
import { proposeByPerson } from "#src/services/incidents/propose-by-person.ts";
import { mailLink } from "#src/services/mails/links.ts";
import { actor } from "./ctx.ts";
import { openedTickets } from "./opened-tickets.ts";

/**
 * An incident that waits for somebody, one that citizens see, one that is over, two that may be one, and somebody who follows a ward by mail.
 * @param proposed, confirmed references of the tickets behind each
 */
export async function cityIncidents(ctx: Ctx, given: { proposed: string[]; confirmed: string[]; unitId: string }) {
  const [person] = await ctx.db.execute<{ id: string }>(
    sql`select id from users where role = 'operator' order by id limit 1`,
  );
  const operator = withActor(ctx, actor("operator", null, Number(person?.id)));
  const proposed = await proposeByPerson(operator, { tickets: given.proposed, mentions: [] });
  const { reference } = await proposeByPerson(operator, { tickets: given.confirmed, mentions: [] });
  await confirmIncident(operator, reference, {
    ...{ title: "Rác chưa thu gom quanh chợ Bến Thành", leadUnitId: given.unitId, public: true },
    ...{ statusLine: "Tổ vệ sinh đang thu gom.", publicNote: "Bà con vui lòng không để rác ra lòng đường." },
  });
  const over = await flood(operator);
  await confirmIncident(operator, over, {
    ...{ title: "Ngập hẻm phường Bàn Cờ", leadUnitId: "27154-ubnd", public: true },
    ...{ statusLine: "Nước đang rút.", publicNote: "" },
  });
  await closeIncident(operator, over, { answer: "Nước đã rút hết, cống đã được khơi thông." });
  const likely = await flood(operator);
  await flood(operator);
  return { proposed: proposed.reference, incident: reference, over, likely, mails: await mailPaths(ctx) };
}

/** Two people tell of water in one ward. */
async function flood(operator: Ctx): Promise<string> {
  const two = await openedTickets(operator, 2);
  const tickets = two.map(({ reference }) => reference);
  return (await proposeByPerson(operator, { tickets, mentions: [] })).reference;
}

/** Where the links of mails lead. */
async function mailPaths(ctx: Ctx) {
  await askFollow(ctx, { email: "theo-doi@example.com", ward: ctx.city.wards[0]?.code ?? "", lang: "vi" }, "127.0.0.1");
  const [follow] = await ctx.db.execute<{ id: string }>(sql`select id from area_follows limit 1`);
  const path = (act: Parameters<typeof mailLink>[1]) =>
    mailLink(ctx, act, Number(follow?.id)).slice(ctx.publicUrl.length);
  return { confirm: path("follow-confirm"), stop: path("follow-stop"), brief: path("brief-stop") };
}

import { sql } from "drizzle-orm";
import { type Ctx, withActor } from "#src/services/ctx.ts";
import { askFollow } from "#src/services/follows/ask-follow.ts";
import { confirmIncident } from "#src/services/incidents/confirm.ts";
import { proposeByPerson } from "#src/services/incidents/propose-by-person.ts";
import { mailLink } from "#src/services/mails/links.ts";
import { actor } from "./ctx.ts";

/**
 * An incident that waits for somebody and one that citizens see, and somebody who follows a ward by mail.
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
  return { proposed: proposed.reference, incident: reference, mails: await mailPaths(ctx) };
}

/** Where the links of mails lead. */
async function mailPaths(ctx: Ctx) {
  await askFollow(ctx, { email: "theo-doi@example.com", ward: ctx.city.wards[0]?.code ?? "", lang: "vi" }, "127.0.0.1");
  const [follow] = await ctx.db.execute<{ id: string }>(sql`select id from area_follows limit 1`);
  const path = (act: Parameters<typeof mailLink>[1]) =>
    mailLink(ctx, act, Number(follow?.id)).slice(ctx.publicUrl.length);
  return { confirm: path("follow-confirm"), stop: path("follow-stop"), brief: path("brief-stop") };
}

import type { Ctx } from "#src/services/ctx.ts";

const OF_TICKET =
  "ticket_events ticket_clocks messages outbox ratings reply_boxes extension_requests staff_notices".split(" ");
const BY_MARK = "incidents directives directive_events macros saved_views absences".split(" ");

/**
 * All that belongs to a unit by its mark, as one digest a table: two that are equal, and nothing has changed.
 * @param mark as `belongings` writes it
 */
export async function fingerprint(ctx: Ctx, mark: string): Promise<Record<string, string>> {
  const like = `like '%${mark}%'`;
  const theirs = `select id from tickets where text ${like}`;
  const parts: [table: string, condition: string][] = [
    ["tickets", `x.text ${like}`],
    ...OF_TICKET.map((table): [string, string] => [table, `x.ticket_id in (${theirs})`]),
    ...BY_MARK.map((table): [string, string] => [table, `x::text ${like}`]),
    ["ticket_links", `x.from_id in (${theirs}) or x.to_id in (${theirs})`],
    ["dialogues", `x.conversation_id in (select conversation_id from tickets where text ${like})`],
    [
      "contacts",
      `x.id in (select v.contact_id from conversations v join tickets t on t.conversation_id = v.id where t.text ${like})`,
    ],
  ];
  const each = parts.map(
    ([table, condition]) =>
      `select '${table}' as name, md5(coalesce(string_agg(md5(x::text), '' order by x::text), '')) as digest
        from ${table} x where ${condition}`,
  );
  // Read by several workers at once, the tables come in any order.
  const rows = await ctx.sql.unsafe(`${each.join(" union all ")} order by name`);
  return Object.fromEntries(rows.map(({ name, digest }) => [String(name), String(digest)]));
}

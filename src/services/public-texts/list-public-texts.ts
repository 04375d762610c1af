import { sql } from "drizzle-orm";
import { redact } from "#src/domain/redact/redact.ts";
import type { PersonalDataFinder } from "#src/ports/classifier.ts";
import type { Ctx } from "../ctx.ts";
import { hideContact } from "../understanding/hide-contact.ts";
import type { PublicTexts } from "./settings.ts";

/** A ticket as anybody may read it. */
export interface PublicText {
  reference: string;
  sector: string;
  /** Null: too few reported there for its name to say nothing about who it was. */
  ward: { code: string; name: string } | null;
  /** Local month in which it was resolved, "2026-11": a day would say too much. */
  month: string;
  text: string;
  answer: string;
}

const SHOWN = 12;
/** Read beyond what is shown, since some are left out after reading. */
const READ = 40;
const DAYS = 180;
/** As everywhere on the public page: fewer are not told of. */
const FEWEST = 5;
const LONGEST = { text: 400, answer: 600 };

interface Row extends Record<string, unknown> {
  reference: string;
  sector: string;
  ward_code: string | null;
  month: string;
  text: string;
  public_answer: string;
  name_sealed: string | null;
  phone_sealed: string | null;
  email_sealed: string | null;
  crowd: number;
}

/**
 * The newest resolved tickets whose writers have agreed to it, without personal data. Left out: what is urgent or was held
 * back, what is invented, what somebody has taken off, and what is too long to be looked through.
 * @param findPersonal the model's eye for personal data: without one nothing is shown, for the rules alone miss some
 * @returns newest first; `ward` narrows it
 */
export async function listPublicTexts(
  ctx: Ctx,
  findPersonal: PersonalDataFinder,
  { consentVersions, sectors, hidden }: PublicTexts,
  ward?: string,
): Promise<PublicText[]> {
  if (consentVersions.length === 0 || sectors.length === 0) return [];
  const since = new Date(ctx.now().getTime() - DAYS * 86_400_000).toISOString();
  const json = (values: readonly string[]) =>
    sql`(select value from jsonb_array_elements_text(${JSON.stringify(values)}::jsonb))`;
  const rows = await ctx.db.execute<Row>(sql`
    select t.reference, t.sector, t.ward_code, to_char(t.resolved_at at time zone 'Asia/Ho_Chi_Minh', 'YYYY-MM') as month,
      t.text, t.public_answer, c.name_sealed, c.phone_sealed, c.email_sealed,
      (select count(*)::int from (select from tickets near where near.ward_code = t.ward_code and near.created_at > ${since}::timestamptz
        limit ${FEWEST}) near) as crowd
    from tickets t join conversations v on v.id = t.conversation_id join contacts c on c.id = v.contact_id
    where t.state in ('resolved', 'closed') and t.resolved_at > ${since}::timestamptz and t.public_answer <> '' and t.text <> ''
      and t.urgency in ('normal', 'low') and t.kind in ('complaint', 'suggestion', 'question') and t.moderation = '[]'
      and t.sector in ${json(sectors)} and t.reference not in ${json(hidden)}
      and length(t.text) <= 2000 and length(t.public_answer) <= 4000
      ${ward === undefined ? sql`` : sql`and t.ward_code = ${ward}`}
      and c.erased_at is null and c.blocked_at is null
      and exists (select from consents k where k.contact_id = c.id and k.how = 'form' and k.withdrawn_at is null
        and k.version in ${json(consentVersions)})
      and not exists (select from sample_tickets s where s.ticket_id = t.id)
    order by t.resolved_at desc, t.id desc limit ${READ}`);
  const shown: PublicText[] = [];
  for (const row of rows) {
    if (shown.length === SHOWN) break;
    // Narrowed to a ward, the page itself would name it.
    if (ward !== undefined && row.crowd < FEWEST) continue;
    shown.push(await publicTextOf(ctx, findPersonal, row));
  }
  return shown;
}

async function publicTextOf(ctx: Ctx, findPersonal: PersonalDataFinder, row: Row): Promise<PublicText> {
  const open = (sealed: string | null) => (sealed ? ctx.box.open(sealed) : null);
  const contact = { name: open(row.name_sealed), phone: open(row.phone_sealed), email: open(row.email_sealed) };
  const safe = async (given: string, longest: number) => {
    const text = given.normalize("NFC");
    return cut(hideContact(redact(text, await findPersonal(text)).text, contact), longest);
  };
  const ward = row.ward_code !== null && row.crowd >= FEWEST ? ctx.city.ward(row.ward_code) : undefined;
  return {
    ...{ reference: row.reference, sector: row.sector, month: row.month },
    ward: ward ? { code: ward.code, name: ward.name } : null,
    text: await safe(row.text, LONGEST.text),
    answer: await safe(row.public_answer, LONGEST.answer),
  };
}

/** At the end of a word. */
function cut(text: string, longest: number): string {
  if (text.length <= longest) return text;
  const whole = text.slice(0, longest);
  return `${whole.slice(0, Math.max(whole.lastIndexOf(" "), longest - 40))}…`;
}

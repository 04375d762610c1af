import { sql } from "drizzle-orm";
import type { Tx } from "#src/db/client.ts";
import { wordsOf } from "#src/domain/listening/said-words.ts";
import { bandsOf, bitsApart, SAME_BITS } from "#src/domain/listening/simhash.ts";
import { foldText } from "#src/domain/text.ts";
import type { Near } from "../similar/best-of.ts";
import { COMPARED_DAYS } from "./near-mentions.ts";
import type { MentionRow } from "./view.ts";

/** Of a mention that says the same as another: which one stands first there. */
export interface First {
  id: number;
  postedAt: Date;
  state: MentionRow["state"];
}

/**
 * A rewording is as near as this in meaning, and has so large a share of its words in common: of rewordings and of posts
 * about like events elsewhere neither number alone keeps the two apart, both together do (docs/listening.md).
 */
export const REWORDED = 0.7;
const IN_COMMON = 0.5;
/** Told again in other words days later, it is likely told anew. */
export const REWORDED_DAYS = 3;
/** The same link is the same article for longer than anybody compares words. */
const LINK_DAYS = 60;
const DAY_MS = 86_400_000;

interface Row extends Record<string, unknown> {
  id: string;
  same_as: string | null;
  posted_at: string;
  text: string;
  ward_code: string | null;
  sector: string | null;
  simhash: string | null;
  place: string | null;
}

const COLUMNS = sql`m.id, m.same_as, m.posted_at, m.text, m.ward_code, m.sector, m.simhash, m.place`;

/**
 * The first of those that say the same as this mention: by its link, by its words, by its meaning. Texts about two wards are
 * two, however alike; so are texts that differ in a number, such as a house, a road or a day.
 * @param near mentions near in meaning, of the last days
 */
export async function findSame(tx: Tx, mention: MentionRow, near: readonly Near[]): Promise<First | null> {
  const [linked, worded, meant] = await Promise.all([
    byLink(tx, mention),
    byWords(tx, mention),
    byMeaning(tx, mention, near),
  ]);
  const rows = [
    ...linked,
    ...worded.filter((row) => sameWords(mention, row)),
    ...meant.filter((row) => sameMeaning(mention, row)),
  ];
  const ids = [...new Set(rows.map((row) => Number(row.same_as ?? row.id)))].filter((id) => id !== mention.id);
  if (ids.length === 0) return null;
  const [first] = await tx.execute<{ id: string; posted_at: string; state: First["state"] }>(sql`
    select id, posted_at, state from mentions where id in ${ids} and removed_at is null order by posted_at, id limit 1`);
  return first ? { id: Number(first.id), postedAt: new Date(first.posted_at), state: first.state } : null;
}

const around = ({ postedAt }: MentionRow, days: number) =>
  sql`m.posted_at between ${new Date(postedAt.getTime() - days * DAY_MS).toISOString()}::timestamptz
    and ${new Date(postedAt.getTime() + days * DAY_MS).toISOString()}::timestamptz`;

/** Comments stand under a link that is not theirs. */
const OWN_LINK = sql`('post', 'video', 'article')`;

async function byLink(tx: Tx, mention: MentionRow): Promise<Row[]> {
  if (!mention.url || mention.kind === "comment" || mention.kind === "rating") return [];
  return tx.execute<Row>(sql`select ${COLUMNS} from mentions m where m.url = ${mention.url} and m.id <> ${mention.id}
    and m.kind in ${OWN_LINK} and m.removed_at is null and ${around(mention, LINK_DAYS)} order by m.posted_at limit 5`);
}

async function byWords(tx: Tx, mention: MentionRow): Promise<Row[]> {
  if (mention.simhash === null) return [];
  const bands = bandsOf(mention.simhash).map((bits, band) => sql`(${band}::smallint, ${bits}::int)`);
  return tx.execute<Row>(sql`select ${COLUMNS} from mentions m where ${around(mention, COMPARED_DAYS)}
    and m.removed_at is null and m.id <> ${mention.id} and m.id in (select mention_id from mention_bands
      where (band, bits) in (${sql.join(bands, sql`, `)})) order by m.posted_at limit 200`);
}

async function byMeaning(tx: Tx, mention: MentionRow, near: readonly Near[]): Promise<Row[]> {
  const ids = near.filter(({ likeness }) => likeness >= REWORDED).map(({ id }) => id);
  if (ids.length === 0 || mention.simhash === null) return [];
  return tx.execute<Row>(sql`select ${COLUMNS} from mentions m where m.id in ${ids} and m.id <> ${mention.id}
    and m.simhash is not null and m.removed_at is null and ${around(mention, REWORDED_DAYS)} order by m.posted_at`);
}

const sameWords = (mention: MentionRow, row: Row): boolean =>
  row.simhash !== null &&
  mention.simhash !== null &&
  bitsApart(BigInt(row.simhash), mention.simhash) <= SAME_BITS &&
  sameOrUnsaid(row.ward_code, mention.wardCode);

const sameMeaning = (mention: MentionRow, row: Row): boolean =>
  samePlace(mention, row) &&
  numbersIn(row.text) === numbersIn(mention.text) &&
  inCommon(wordsIn(row.text), wordsIn(mention.text)) >= IN_COMMON;

const samePlace = (mention: MentionRow, row: Row): boolean =>
  sameOrUnsaid(row.ward_code, mention.wardCode) && sameOrUnsaid(row.place, mention.place);
const sameOrUnsaid = (a: string | null, b: string | null): boolean =>
  a === null || b === null || foldText(a) === foldText(b);

const wordsIn = (text: string): Set<string> => new Set(wordsOf(text).map(({ folded }) => folded));

/** Share of all their words that two texts have in common (Jaccard). */
function inCommon(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const both = [...a].filter((word) => b.has(word)).length;
  return both / Math.max(1, a.size + b.size - both);
}

const numbersIn = (text: string): string =>
  [...new Set(wordsOf(text).flatMap(({ folded }) => (/\d/.test(folded) ? [folded] : [])))].sort().join(" ");

import { randomBytes } from "node:crypto";
import { assetUrl } from "#dashboards/assets/registry.ts";
import {
  deadLetters,
  people,
  personMerges,
  personRequests,
  ratings,
  sources,
  topics,
  wallLinks,
} from "#src/db/schema/index.ts";
import { ratingDigest, ratingToken } from "#src/services/csat/rating-link.ts";
import type { Ctx } from "#src/services/ctx.ts";
import { mediaLink } from "#src/services/media/media-link.ts";
import { addToken } from "#src/services/people/add-token.ts";
import { morePath } from "#src/services/submissions/more-link.ts";
import type { TicketRow } from "#src/services/tickets/view.ts";
import { addWallLink } from "#src/services/wall/links.ts";

interface Tickets {
  ticket(change?: Partial<TicketRow>): Promise<TicketRow>;
  contactOf(row: TicketRow): Promise<number>;
}
const tag = () => randomBytes(6).toString("hex");
const idIn = (rows: readonly { id: number }[]): number => rows[0]?.id ?? 0;

/** What belongs to the city rather than to a unit, and the keys that let anybody in. */
export function cityThings(ctx: Ctx, { ticket, contactOf }: Tickets) {
  return {
    articleId: ctx.city.knowledge.articles[0]?.id ?? "",
    stylesheet: pathOf(assetUrl("citizen.css")),
    async personRequest(kind: "erase" | "export"): Promise<number> {
      const at = { receivedAt: ctx.now(), dueAt: ctx.now(), createdAt: ctx.now() };
      const values = { kind, contactIds: [await contactOf(await ticket())], note: "Đề nghị", ...at };
      return idIn(await ctx.db.insert(personRequests).values(values).returning({ id: personRequests.id }));
    },
    async deadLetter(): Promise<number> {
      const values = { queue: "intake", job: "unknown", jobId: tag(), payload: "{}", reason: "lỗi", attempts: 1 };
      return idIn(await ctx.db.insert(deadLetters).values(values).returning({ id: deadLetters.id }));
    },
    async merge(): Promise<number> {
      const contactId = await contactOf(await ticket());
      const personId = idIn(await ctx.db.insert(people).values({}).returning({ id: people.id }));
      const values = { personId, moved: [{ contactId, personId: null }] };
      return idIn(await ctx.db.insert(personMerges).values(values).returning({ id: personMerges.id }));
    },
    async token(): Promise<number> {
      await addToken(ctx, "admin@langnghe.local", ["kpi:read"]);
      const [row] = await ctx.sql`select max(id) as id from api_tokens`;
      return Number(row?.id);
    },
    async source(): Promise<string> {
      const values = { id: `nguon-${tag()}`, kind: "import" as const, name: "Tệp nhập tay" };
      await ctx.db.insert(sources).values(values);
      return values.id;
    },
    async topic(): Promise<number> {
      return idIn(
        await ctx.db
          .insert(topics)
          .values({ name: `Ngập ${tag()}`, query: "ngập" })
          .returning({ id: topics.id }),
      );
    },
    async wallLink(): Promise<number> {
      const values = { name: "Sảnh", digest: tag() };
      return idIn(await ctx.db.insert(wallLinks).values(values).returning({ id: wallLinks.id }));
    },
    async wallKey(): Promise<string> {
      return new URL(await addWallLink(ctx, "Sảnh")).searchParams.get("key") ?? "";
    },
    mediaLink(id: number) {
      const url = new URL(mediaLink(ctx, String(id)), ctx.publicUrl);
      return { params: { id }, query: Object.fromEntries(url.searchParams) };
    },
    async moreKey() {
      const { reference } = await ticket();
      return { params: { reference, key: morePath(ctx, reference).split("/").at(-1) ?? "" } };
    },
    async ratingToken(): Promise<string> {
      const of = await ticket({ state: "resolved", resolvedAt: ctx.now() });
      const token = ratingToken(ctx, of.id, of.round);
      const asked = { ticketId: of.id, round: of.round, unitId: of.unitId, askedAt: ctx.now() };
      await ctx.db.insert(ratings).values({ ...asked, tokenDigest: ratingDigest(token) });
      return token;
    },
  };
}

function pathOf(url: string): { hash: string; name: string } {
  const [, , hash = "", name = ""] = url.split("/");
  return { hash, name };
}

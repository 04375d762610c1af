import { createHash, randomBytes } from "node:crypto";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { eq } from "drizzle-orm";
import {
  alerts,
  contacts,
  conversations,
  directives,
  extensionRequests,
  incidentMembers,
  incidents,
  macros,
  media,
  mentions,
  messages,
  outbox,
  ratings,
  savedViews,
  staffNotices,
  uploads,
} from "#src/db/schema/index.ts";
import { makeReference } from "#src/domain/reference.ts";
import type { Role } from "#src/domain/roles.ts";
import type { Ctx } from "#src/services/ctx.ts";
import { storeMedia } from "#src/services/media/media-store.ts";
import { recordTicketEvent } from "#src/services/tickets/record-event.ts";
import type { TicketRow } from "#src/services/tickets/view.ts";
import { openedTickets } from "../opened-tickets.ts";
import { cityThings } from "./keys.ts";
import { addPerson } from "./people.ts";

const HOUR_MS = 3_600_000;
const tag = () => randomBytes(6).toString("hex");
const idIn = (rows: readonly { id: number }[]): number => rows[0]?.id ?? 0;

/**
 * What a unit has: tickets, and all that hangs on them. Each call makes a new one, so that what one request changes no
 * other finds changed.
 * @param mark stands in every text that belongs to it: whoever reads the mark has read of this unit
 */
export function belongings(ctx: Ctx, unitId: string, mark: string) {
  const wardCode = ctx.city.unit(unitId)?.wardCode ?? "";
  const words = (what: string) => `${what} ${mark}`;
  const person = (role: Role) => addPerson(ctx, role, `${words(role)} ${tag()}`, unitId);

  async function ticket(change: Partial<TicketRow> = {}): Promise<TicketRow> {
    const [row] = await openedTickets(ctx, 1, {
      ...{ unitId, wardCode, address: words("12 Đường"), publicAnswer: "Đã trả lời", rule: "vì phường" },
      ...{ text: words("Hẻm ngập nước quá đầu gối"), ...change },
    });
    if (!row) throw new Error("a ticket was to be made");
    const phone = "+84912345678";
    await ctx.db
      .update(contacts)
      .set({
        nameSealed: ctx.box.seal(words("Nguyễn")),
        phoneSealed: ctx.box.seal(phone),
        phoneIndex: ctx.box.index(phone),
      })
      .where(eq(contacts.id, await contactOf(row)));
    const actor = { kind: "user" as const, userId: null, name: words("Cán bộ"), role: null, unitId, scopes: null };
    await recordTicketEvent(ctx.db, { ticketId: row.id, actor, action: "note", note: words("Ghi chú"), to: {} });
    return row;
  }

  async function contactOf(row: TicketRow): Promise<number> {
    const [found] = await ctx.db
      .select({ id: conversations.contactId })
      .from(conversations)
      .where(eq(conversations.id, row.conversationId));
    return found?.id ?? 0;
  }

  /** One more message of a ticket. */
  const message = async (of: TicketRow, change: Partial<typeof messages.$inferInsert> = {}): Promise<number> =>
    idIn(
      await ctx.db
        .insert(messages)
        .values({
          ...{ conversationId: of.conversationId, ticketId: of.id, accountId: of.accountId, objectId: `m-${tag()}` },
          ...{ direction: "in" as const, kind: "message", text: words("Gửi thêm"), occurredAt: ctx.now(), textOf: "9" },
          ...change,
        })
        .returning({ id: messages.id }),
    );

  const things = cityThings(ctx, { ticket, contactOf });
  return {
    ...things,
    unitId,
    mark,
    ticket,
    reference: async (change: Partial<TicketRow> = {}) => (await ticket(change)).reference,
    message,
    officer: () => person("officer"),

    /** A picture that came with a message. */
    async media(of: TicketRow): Promise<number> {
      const sha256 = await storeMedia(ctx, new TextEncoder().encode(words("tệp")));
      const values = { messageId: await message(of), position: 0, sourceUrl: "https://example.vn/a.jpg", sha256 };
      const kept = { state: "kept" as const, mime: "image/jpeg", bytes: 5 };
      return idIn(
        await ctx.db
          .insert(media)
          .values({ ...values, ...kept })
          .returning({ id: media.id }),
      );
    },
    /** A file of a form. */
    async upload(of: TicketRow): Promise<string> {
      const id = `upl_${tag()}`;
      const sha256 = createHash("sha256").update(id).digest("hex");
      await writeFile(join(ctx.uploadsDir, `${id}.jpg`), words("tệp"));
      await ctx.db.insert(uploads).values({ id, path: `${id}.jpg`, mime: "image/jpeg", bytes: 1, sha256 });
      await message(of, { attachments: [{ type: "upload", url: id }] });
      return id;
    },
    /** An answer that could not be delivered. */
    async bubble(of: TicketRow): Promise<number> {
      const messageId = await message(of, { direction: "out", kind: "reply", text: words("Trả lời") });
      const address = {
        ticketId: of.id,
        conversationId: of.conversationId,
        way: "sms" as const,
        to: "x",
        kind: "reply",
      };
      const values = { ...address, key: `k-${tag()}`, messageId, body: words("Trả lời"), state: "maybe_sent" as const };
      return idIn(await ctx.db.insert(outbox).values(values).returning({ id: outbox.id }));
    },
    async badRating(of: TicketRow): Promise<number> {
      const asked = { ticketId: of.id, round: of.round, unitId, askedAt: ctx.now(), createdAt: ctx.now() };
      const given = { score: 1, comment: words("Chưa ổn"), ratedAt: ctx.now(), userId: null };
      return idIn(
        await ctx.db
          .insert(ratings)
          .values({ ...asked, ...given })
          .returning({ id: ratings.id }),
      );
    },
    async directive(state: "open" | "answered" = "open"): Promise<number> {
      const task = { key: tag(), subject: "topic" as const, topic: words("Ngập"), text: words("Báo cáo"), unitId };
      const values = { ...task, state, byName: words("Lãnh đạo"), dueAt: new Date(ctx.now().getTime() + HOUR_MS) };
      return idIn(await ctx.db.insert(directives).values(values).returning({ id: directives.id }));
    },
    /** A public post that the rules give to this unit. */
    async mention(): Promise<number> {
      const at = { postedAt: ctx.now(), changedAt: ctx.now() };
      const values = {
        sourceId: await things.source(),
        kind: "post" as const,
        text: words("Ngập quá"),
        wardCode,
        unitId,
        ...at,
      };
      return idIn(await ctx.db.insert(mentions).values(values).returning({ id: mentions.id }));
    },
    async memberOf(incident: string): Promise<number> {
      const [row] = await ctx.sql`select m.id from incident_members m join incidents i on i.id = m.incident_id
        where i.reference = ${incident}`;
      return Number(row?.id);
    },
    /** An event of this unit's, with a ticket of it. */
    async incident(): Promise<string> {
      const reference = makeReference(26, () => randomBytes(1)[0] ?? 0, "SC");
      const at = { firstAt: ctx.now(), lastAt: ctx.now() };
      const values = { reference, title: words("Ngập"), sector: "drainage_flooding", leadUnitId: unitId, ...at };
      const [row] = await ctx.db.insert(incidents).values(values).returning({ id: incidents.id });
      const member = { incidentId: row?.id ?? 0, ticketId: (await ticket()).id, by: "machine" };
      await ctx.db.insert(incidentMembers).values(member);
      return reference;
    },
    async alert(): Promise<number> {
      const at = { fromAt: ctx.now(), raisedAt: ctx.now(), hotAt: ctx.now() };
      const counted = { observed: 9, expected: 1, logP: -8, aWeek: 0.01, people: 9, toldPeople: 9 };
      const values = {
        key: words(`Ngập ${tag()}`),
        rule: "spike" as const,
        level: "city",
        sector: "all",
        about: "all",
      };
      return idIn(
        await ctx.db
          .insert(alerts)
          .values({ ...values, ...at, ...counted })
          .returning({ id: alerts.id }),
      );
    },
    async macro(): Promise<number> {
      const steps = [{ action: "note", input: { note: words("Đã xem") } }];
      const values = { unitId, name: words("Bộ"), steps, changedBy: await person("unit_lead") };
      return idIn(await ctx.db.insert(macros).values(values).returning({ id: macros.id }));
    },
    async sharedView(): Promise<string> {
      const values = { userId: await person("officer"), name: words("Danh sách"), filters: { tab: "open" } };
      const [row] = await ctx.db
        .insert(savedViews)
        .values({ ...values, unitId, shared: true })
        .returning({ id: savedViews.id });
      return `v${row?.id}`;
    },
    async absence(): Promise<string> {
      const [row] = await ctx.sql`insert into absences (user_id, from_on, until_on, note)
        values (${await person("officer")}, current_date + 9, current_date + 10, ${words("Nghỉ phép")}) returning id`;
      return String(row?.id);
    },
    async extensionRequest(of: TicketRow): Promise<number> {
      const promisedAt = new Date(ctx.now().getTime() + 72 * HOUR_MS);
      const values = {
        ticketId: of.id,
        unitId,
        askedBy: await person("officer"),
        promisedAt,
        reason: words("Chờ vật tư"),
      };
      return idIn(await ctx.db.insert(extensionRequests).values(values).returning({ id: extensionRequests.id }));
    },
    async notice(of: TicketRow, role: Role = "officer"): Promise<string> {
      const values = { ticketId: of.id, key: tag(), kind: "warning" as const, role, unitId, aboutAt: ctx.now() };
      const text = words(`Phản ánh ${of.reference}`);
      return String(
        idIn(
          await ctx.db
            .insert(staffNotices)
            .values({ ...values, text })
            .returning({ id: staffNotices.id }),
        ),
      );
    },
    /** Somebody who has a ticket here called, and nobody took it. */
    async missedCall(): Promise<void> {
      const of = await ticket();
      const key = `call-${tag()}`;
      await message(of, { objectId: key, kind: "call", ticketId: null, text: "" });
      await ctx.sql`insert into calls (account_id, call_key, direction, status, stage, started_at)
        values (${of.accountId}, ${key}, 'inbound', 'missed', 2, now())`;
    },
    contactOf,
    async contact(): Promise<number> {
      return contactOf(await ticket());
    },
  };
}
export type Belongings = ReturnType<typeof belongings>;

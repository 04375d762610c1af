import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { DELIVERY } from "#src/bin/simulate/deliveries.ts";
import type { ChannelAccount } from "#src/ports/channel.ts";
import { addAccount } from "#src/services/accounts/add-account.ts";
import { findAccount } from "#src/services/accounts/load-account.ts";
import { takeEvent } from "#src/services/intake/take-event.ts";
import { type TestCtx, testCtx } from "./support/ctx.ts";
import { addFixtureAccounts, deliver, fixture, receive } from "./support/fixtures.ts";

let t: TestCtx;
beforeEach(async () => {
  t = await testCtx();
  await addFixtureAccounts(t.ctx);
});
afterEach(() => t.close());

const rows = async (query: string) => (await t.ctx.sql.unsafe(query)) as unknown as Record<string, unknown>[];
const count = async (table: string) => Number((await rows(`select count(*) as n from ${table}`))[0]?.n);

/** What the citizen's side ends up as, without what differs from run to run by design. */
const endState = async () => ({
  tickets: await rows("select channel, state, text, lat, lng, address from tickets order by text"),
  messages: await rows(
    "select object_id, direction, kind, text, hidden, occurred_at, ticket_id is not null as has_ticket from messages order by object_id",
  ),
  contacts: await rows("select author_key, anonymous, phone_index from contacts order by author_key"),
  items: await rows(
    "select item_key, item->>'kind' as kind, item->>'text' as text from source_items order by item_key",
  ),
});

describe("repetition", () => {
  test("five deliveries of one event make one message and one ticket", async () => {
    for (let i = 0; i < 5; i++) expect((await deliver(t.ctx, "Z1")).duplicate).toBe(i > 0);
    expect([
      await count("deliveries"),
      await count("raw_events"),
      await count("messages"),
      await count("tickets"),
    ]).toEqual([1, 1, 1, 1]);
    expect(await count("pending_events")).toBe(0);
  });

  test("an event taken twice at the same time takes effect once", async () => {
    const { eventIds } = await receive(t.ctx, "zalo-thu", fixture("Z1").body);
    await Promise.all([1, 2, 3, 4].map(() => takeEvent(t.ctx, eventIds[0] ?? 0)));
    expect([await count("messages"), await count("tickets"), await count("ticket_events")]).toEqual([1, 1, 1]);
  });

  test("an event whose effect fails half way leaves nothing behind and can be taken again", async () => {
    const { eventIds } = await receive(t.ctx, "zalo-thu", fixture("Z1").body);
    await t.ctx.sql`alter table tickets add constraint closed_today check (channel <> 'zalo') not valid`;
    await expect(takeEvent(t.ctx, eventIds[0] ?? 0)).rejects.toThrow();
    expect([await count("contacts"), await count("messages"), await count("pending_events")]).toEqual([0, 0, 1]);
    await t.ctx.sql`alter table tickets drop constraint closed_today`;
    expect((await takeEvent(t.ctx, eventIds[0] ?? 0)).ticketId).not.toBeNull();
  });
});

describe("one matter, one ticket", () => {
  test("a follow, a text, a picture and a position of one person make one contact and one ticket", async () => {
    for (const name of ["Z5", "Z1", "Z2", "Z3", "Z4"]) await deliver(t.ctx, name);
    expect([
      await count("contacts"),
      await count("conversations"),
      await count("messages"),
      await count("tickets"),
    ]).toEqual([1, 1, 4, 1]);
    const [ticket] = await rows("select text, lat, lng from tickets");
    expect(ticket).toEqual({
      text: "Đường Trần Phú trước số 45 ngập sâu từ tối qua, xe chết máy rất nhiều\nRác tồn đọng 3 ngày ở ngõ 12 Láng Hạ",
      lat: 21.015274,
      lng: 105.81469,
    });
  });

  test("two quick messages taken at the same moment open one ticket", async () => {
    const ids: number[] = [];
    for (const name of ["Z1", "Z2"]) ids.push(...(await receive(t.ctx, "zalo-thu", fixture(name).body)).eventIds);
    await Promise.all(ids.map((id) => takeEvent(t.ctx, id)));
    expect([await count("messages"), await count("tickets")]).toEqual([2, 1]);
  });

  test("two calls and two different people are separate matters", async () => {
    const account = (await findAccount(t.ctx, "hotline-thu")) as ChannelAccount; // safe: added above
    for (const text of ["Mất nước từ sáng", "Cây ngã trước nhà"]) {
      const body = Buffer.from(DELIVERY.hotline(account, text, new Date()).body);
      const { eventIds } = await receive(t.ctx, account.id, body);
      for (const id of eventIds) await takeEvent(t.ctx, id);
    }
    expect(await count("tickets")).toBe(2);
  });
});

describe("the order of arrival", () => {
  test("does not change what a comment, its edit and its removal end as", async () => {
    await deliver(t.ctx, "F3");
    await deliver(t.ctx, "F4");
    const inOrder = await endState();
    expect(inOrder.messages.find((row) => row.object_id === "555000111_900001")).toMatchObject({
      text: "Vỉa hè trước trường Tiểu học Kim Liên bị lấn chiếm buổi sáng",
      hidden: true,
      has_ticket: true,
    });
    expect(inOrder.tickets).toHaveLength(1);
    expect(inOrder.items.map((row) => row.kind).toSorted()).toEqual(["post", "rating"]);
    for (const orders of [
      ["F4", "F3"],
      ["F3", "F4"],
    ]) {
      await t.close();
      t = await testCtx();
      await addFixtureAccounts(t.ctx);
      for (const name of orders) await deliver(t.ctx, name, (ids) => ids.toReversed());
      expect(await endState()).toEqual(inOrder);
    }
  });

  test("does not change what a chat ends as, whatever the order", async () => {
    const names = ["Z1", "Z2", "Z3", "Z4", "Z5", "Z6", "Z7", "F1", "F2"];
    for (const name of names) await deliver(t.ctx, name);
    const inOrder = await endState();
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray(names, { minLength: names.length }), async (order) => {
        await t.close();
        t = await testCtx();
        await addFixtureAccounts(t.ctx);
        for (const name of order) await deliver(t.ctx, name, (ids) => ids.toReversed());
        expect(await endState()).toEqual(inOrder);
      }),
      { numRuns: 4 },
    );
  });
});

describe("what is not a matter", () => {
  test("our own answers come back as echoes into the citizen's conversation and open nothing", async () => {
    await deliver(t.ctx, "Z7");
    await deliver(t.ctx, "Z1");
    expect(await rows("select direction from messages order by occurred_at")).toEqual([
      { direction: "in" },
      { direction: "out" },
    ]);
    expect([await count("conversations"), await count("tickets")]).toEqual([1, 1]);
  });

  test("an event of a kind that nobody knows is kept, and means no work", async () => {
    const body = Buffer.from('{"app_id":"4102938475610293847","event_name":"user_dances","timestamp":"1795406400123"}');
    await receive(t.ctx, "zalo-thu", body);
    expect([await count("raw_events"), await count("pending_events")]).toEqual([1, 0]);
    expect(t.added.filter(({ name }) => name === "take-event")).toHaveLength(0);
  });

  test("a phone number shared in the chat is sealed, and found again by its digest", async () => {
    await deliver(t.ctx, "Z6");
    const [contact] = await rows("select name_sealed, phone_sealed, phone_index from contacts");
    expect(JSON.stringify(contact)).not.toContain("912345678");
    expect(contact?.phone_index).toBe(t.ctx.box.index("+84912345678"));
    expect(t.ctx.box.open(String(contact?.name_sealed))).toBe("Trần Thị Bích Ngọc");
  });
});

test("what was received cannot be changed or removed", async () => {
  await deliver(t.ctx, "Z1");
  for (const table of ["deliveries", "raw_events", "ticket_events"])
    await expect(t.ctx.sql.unsafe(`delete from ${table}`)).rejects.toThrow("append-only");
  await expect(t.ctx.sql`update raw_events set event = '{}'`).rejects.toThrow("append-only");
});

test("the five telephone systems each tell of one call of 206 seconds", async () => {
  const providers = { H1: "generic", H2: "stringee", H3: "omicall", H4: "freeswitch", H5: "asterisk" };
  for (const [name, provider] of Object.entries(providers)) {
    await addAccount(t.ctx, "hotline", `pbx-${provider}`, { secret: "x".repeat(20), provider });
    const { eventIds } = await receive(t.ctx, `pbx-${provider}`, fixture(name).body);
    for (const id of eventIds) await takeEvent(t.ctx, id);
  }
  const calls = await rows("select account_id, status, talk_sec, ivr from calls order by account_id");
  expect(calls).toHaveLength(5);
  expect(new Set(calls.map((call) => call.talk_sec))).toEqual(new Set([206]));
  const withKeys = calls.filter((call) => (call.ivr as string[]).length > 0); // safe: jsonb list of strings
  expect(withKeys.map((call) => call.ivr)).toEqual([
    ["1", "3"],
    ["1", "3"],
    ["1", "3"],
  ]);
});

import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { withActor } from "#src/services/ctx.ts";
import { actor, type TestCtx, testCtx } from "#tests/support/ctx.ts";
import { exportAudit } from "./export-entries.ts";
import { listAudit } from "./list-entries.ts";
import { record } from "./record.ts";
import { verifyAudit } from "./verify.ts";

let t: TestCtx;
beforeEach(async () => {
  t = await testCtx();
});
afterEach(() => t.close());

const write = (n: number) =>
  record(t.ctx, t.ctx.db, { action: "data.export", details: { n, b: [1, { z: 1, a: null }] } });
/** What somebody with the keys of the database itself could do. */
const tamper = async (statement: string) => {
  await t.ctx.sql.unsafe(
    `alter table audit_log disable trigger all; ${statement}; alter table audit_log enable trigger all`,
  );
};
const count = async () => Number((await t.ctx.sql`select count(*) as n from audit_log`)[0]?.n);

test("fifty deeds at once stand in one unbroken row", async () => {
  const before = await count();
  await Promise.all(Array.from({ length: 50 }, (_, n) => write(n)));
  expect(await verifyAudit(t.ctx)).toMatchObject({ ok: true, rows: before + 50, fault: null });
});

test("a deed that is rolled back leaves no trace and no gap", async () => {
  await write(1);
  const before = await count();
  await expect(
    t.ctx.db.transaction(async (tx) => {
      await record(t.ctx, tx, { action: "data.export" });
      throw new Error("taken back");
    }),
  ).rejects.toThrow("taken back");
  await write(2);
  expect(await count()).toBe(before + 1);
  expect((await verifyAudit(t.ctx)).ok).toBe(true);
});

test("the database refuses to change, remove or empty it", async () => {
  await write(1);
  await expect(t.ctx.sql`update audit_log set actor_name = 'x'`).rejects.toThrow("append-only");
  await expect(t.ctx.sql`delete from audit_log`).rejects.toThrow("append-only");
  await expect(t.ctx.sql`truncate audit_log`).rejects.toThrow("append-only");
  await expect(t.ctx.sql`delete from audit_head`).rejects.toThrow("append-only");
});

describe("whoever gets round that is found", () => {
  test.each([
    ["a name changed", "update audit_log set actor_name = 'Người khác' where id = 3", "changed", 3],
    ["a detail changed", `update audit_log set details = '{"n": 99}' where id = 3`, "changed", 3],
    ["a time changed", "update audit_log set at = at + interval '1 second' where id = 3", "changed", 3],
    ["a row removed", "delete from audit_log where id = 3", "missing", 3],
    ["the first row removed", "delete from audit_log where id = 1", "missing", 1],
    ["the last row cut off", "delete from audit_log where id = 5", "head", 5],
    [
      "the end cut off and the head moved back",
      "delete from audit_log where id = 5; update audit_head set last_id = 4, hash = (select hash from audit_log where id = 4)",
      "head",
      5,
    ],
    [
      "two rows swapped",
      "update audit_log set id = -id where id in (3, 4); update audit_log set id = 7 + id where id < 0",
      "misplaced",
      3,
    ],
    ["all removed", "delete from audit_log; update audit_head set last_id = 0, hash = ''", "noted", 5],
  ])("%s", async (_, statement, what, id) => {
    for (let n = await count(); n < 5; n++) await write(n);
    const { head } = await verifyAudit(t.ctx);
    await tamper(statement);
    expect(await verifyAudit(t.ctx, head)).toMatchObject({ ok: false, fault: { what, id } });
  });

  test("a row put in between, with digests that fit, fails at the signature of the end", async () => {
    for (let n = await count(); n < 5; n++) await write(n);
    // All digests can be computed by anybody; the signature needs SECRET_KEY, which is not in the database.
    const { rowHash } = await import("./chain.ts");
    const [fifth] = await t.ctx.db.query.auditLog.findMany({ where: (row, { eq }) => eq(row.id, 5) });
    if (!fifth) throw new Error("no fifth row");
    const forged = { ...fifth, actorName: "Người khác" };
    await tamper(`update audit_log set actor_name = 'Người khác', hash = '${rowHash(forged)}' where id = 5`);
    await t.ctx.sql`update audit_head set hash = ${rowHash(forged)}`;
    expect(await verifyAudit(t.ctx)).toMatchObject({ ok: false, fault: { what: "head" } });
  });
});

describe("search", () => {
  const auditor = () => withActor(t.ctx, actor("auditor"));

  test("by whom, what, which ticket and when; names without a match find nothing", async () => {
    const lan = { ...actor("operator", null, 1), name: "Quản trị" };
    t.setNow(new Date("2026-03-05T17:30:00Z")); // the 6th in Vietnam
    const subject = "ticket:PA-26-7K3M9QD";
    await record(t.ctx, t.ctx.db, { action: "contact.reveal", subject }, lan);
    t.setNow(null);
    const find = async (filter: object) => (await listAudit(auditor(), filter)).items.map(({ action }) => action);
    expect(await find({ action: "contact.reveal" })).toEqual(["contact.reveal"]);
    expect(await find({ who: "admin@lang" })).toEqual(["contact.reveal"]);
    expect(await find({ who: "không có ai" })).toEqual([]);
    expect(await find({ subject: "user:1" })).toEqual(["user.create"]);
    expect(await find({ from: "2026-03-06", until: "2026-03-06" })).toEqual(["contact.reveal"]);
    expect(await find({ from: "2026-03-05", until: "2026-03-05" })).toEqual([]);
    await expect(listAudit(auditor(), { action: "drop table" })).rejects.toMatchObject({ code: "INVALID" });
  });

  test("page by page, newest first, nothing twice", async () => {
    for (let n = 0; n < 60; n++) await write(n);
    const first = await listAudit(auditor(), {});
    const second = await listAudit(auditor(), { before: String(first.next) });
    const ids = [...first.items, ...second.items].map(({ id }) => id);
    expect(ids).toEqual(Array.from({ length: await count() }, (_, at) => ids.length - at));
  });

  test.each(["operator", "officer", "unit_lead", "leader"] as const)("is not for %s", async (role) => {
    const ctx = withActor(t.ctx, actor(role, "27154-ubnd", 1));
    for (const ask of [() => listAudit(ctx, {}), () => exportAudit(ctx, {}), () => verifyAudit(ctx)])
      await expect(ask()).rejects.toMatchObject({ code: "FORBIDDEN" });
  });
});

test("an export holds what was found, is harmless in a spreadsheet, and is in the log itself", async () => {
  const evil = { ...actor("operator", null, 1), name: "=cmd|' /C calc'!A0" };
  await record(t.ctx, t.ctx.db, { action: "contact.reveal", subject: "ticket:PA-26-7K3M9QD" }, evil);
  let csv = "";
  for await (const part of await exportAudit(withActor(t.ctx, actor("auditor", null, 1)), { action: "contact.reveal" }))
    csv += part;
  expect(csv.split("\r\n")).toHaveLength(3);
  expect(csv).toContain("'=cmd");
  const { items } = await listAudit(t.ctx, {});
  expect(items[0]).toMatchObject({ action: "audit.export", details: { action: "contact.reveal" } });
});

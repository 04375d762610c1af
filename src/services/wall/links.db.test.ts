import { afterAll, beforeAll, expect, test } from "vitest";
import { actor, type TestCtx, testCtx } from "#tests/support/ctx.ts";
import { withActor } from "../ctx.ts";
import { addWallLink, knowsWallKey, listWallLinks, revokeWallLink } from "./links.ts";

let t: TestCtx;
beforeAll(async () => {
  t = await testCtx();
});
afterAll(() => t.close());

test("a screen's address works until it is taken back, and the database does not hold it", async () => {
  const admin = withActor(t.ctx, actor("admin"));
  const key = new URL(await addWallLink(admin, "Sảnh UBND")).searchParams.get("key") ?? "";
  expect(await knowsWallKey(t.ctx, key)).toBe(true);
  const [link] = await listWallLinks(admin);
  expect(link).toMatchObject({ name: "Sảnh UBND", revokedAt: null, seenAt: expect.any(Date) });
  const rows = await t.ctx.sql`select wall_links::text as whole from wall_links`;
  expect(JSON.stringify(rows)).not.toContain(key);
  await revokeWallLink(admin, link?.id ?? 0);
  await revokeWallLink(admin, link?.id ?? 0);
  expect(await knowsWallKey(t.ctx, key)).toBe(false);
  expect(await t.ctx.sql`select action from audit_log where action like 'wall.%' order by id`).toMatchObject([
    { action: "wall.create" },
    { action: "wall.revoke" },
  ]);
});

test.each(["operator", "leader", "officer", "auditor"] as const)("%s makes none", async (role) => {
  await expect(addWallLink(withActor(t.ctx, actor(role)), "Sảnh")).rejects.toMatchObject({ code: "FORBIDDEN" });
});

test("a place without a name is refused with what to do", async () => {
  await expect(addWallLink(withActor(t.ctx, actor("admin")), "  ")).rejects.toMatchObject({ code: "INVALID" });
});

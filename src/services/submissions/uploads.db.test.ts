import { readdir, readFile, stat } from "node:fs/promises";
import sharp from "sharp";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { messages, uploads } from "#src/db/schema/index.ts";
import type { TestCtx } from "#tests/support/ctx.ts";
import { testCtx } from "#tests/support/ctx.ts";
import { submitForm } from "./submit.ts";
import { readUpload, removeOrphanUploads, saveUpload } from "./uploads.ts";

let t: TestCtx;
beforeAll(async () => {
  t = await testCtx();
});
afterEach(() => t.setNow(null));
afterAll(() => t.close());

const picture = (background: string) =>
  sharp({ create: { width: 30, height: 20, channels: 3, background } })
    .png()
    .toBuffer();

const later = (minutes: number) => t.setNow(new Date(Date.now() + minutes * 60_000));

const consent = { version: "2026-07", at: "2026-11-23T04:05:00Z" };

test("a picture lies whole and private below the uploads folder, under a name of ours", async () => {
  const saved = await saveUpload(t.ctx, { bytes: await picture("red"), name: "../../nha-toi.png" });
  expect(saved).toMatchObject({ mime: "image/jpeg", width: 30, height: 20 });
  expect(saved.id).toMatch(/^upl_[0-9a-f]{32}$/);
  const found = await readUpload(t.ctx, saved.id);
  expect(found).toEqual({
    mime: "image/jpeg",
    name: `${saved.id}.jpg`,
    path: `${t.ctx.uploadsDir}/${saved.id.slice(4, 6)}/${saved.id}.jpg`,
  });
  expect((await readFile(found.path)).byteLength).toBe(saved.bytes);
  expect((await stat(found.path)).mode & 0o777).toBe(0o600);
});

test("too large, empty and unknown kinds leave nothing behind", async () => {
  const before = await readdir(t.ctx.uploadsDir, { recursive: true });
  const code = (bytes: Uint8Array) => saveUpload(t.ctx, { bytes }).catch((error: { code: string }) => error.code);
  expect(await code(new Uint8Array(10 * 1024 * 1024 + 1))).toBe("TOO_LARGE");
  expect(await code(new Uint8Array())).toBe("INVALID");
  expect(await code(Buffer.from("<svg/>"))).toBe("UNSUPPORTED");
  expect(await readdir(t.ctx.uploadsDir, { recursive: true })).toEqual(before);
});

test.each([["upl_khong-co"], ["../../etc/passwd"], [""], ["upl_\u0000"]])("%j is not found", async (id) => {
  await expect(readUpload(t.ctx, id)).rejects.toMatchObject({ code: "NOT_FOUND" });
});

test("uploads that no form names are gone after two hours, row and file; others stay", async () => {
  await t.ctx.db.delete(uploads);
  const claimed = await saveUpload(t.ctx, { bytes: await picture("green") });
  const orphan = await saveUpload(t.ctx, { bytes: await picture("blue") });
  const { path } = await readUpload(t.ctx, orphan.id);
  const body = { content: "Kèm một ảnh", consent, attachments: [claimed.id, "upl_01JDEMO0001"] };
  const { code } = await submitForm(t.ctx, { formId: "phan-anh", body, ip: "198.51.100.1" });
  const [message] = (await t.ctx.db.select().from(messages)).filter((row) => row.objectId === code);
  expect(message?.attachments).toEqual([{ type: "upload", url: claimed.id }]);

  later(119);
  expect(await removeOrphanUploads(t.ctx)).toBe(0);
  later(121);
  expect(await removeOrphanUploads(t.ctx)).toBe(1);
  await expect(stat(path)).rejects.toMatchObject({ code: "ENOENT" });
  await expect(readUpload(t.ctx, orphan.id)).rejects.toMatchObject({ code: "NOT_FOUND" });
  await stat((await readUpload(t.ctx, claimed.id)).path);
});

test("an upload belongs to the first form that names it", async () => {
  const { id } = await saveUpload(t.ctx, { bytes: await picture("yellow") });
  const post = (content: string) =>
    submitForm(t.ctx, { formId: "phan-anh", body: { content, consent, attachments: [id] }, ip: "198.51.100.2" });
  const first = await post("Ảnh của tôi");
  const second = await post("Ảnh của người khác");
  const all = await t.ctx.db.select().from(messages);
  expect(all.find((row) => row.objectId === first.code)?.attachments).toHaveLength(1);
  expect(all.find((row) => row.objectId === second.code)?.attachments).toEqual([]);
});

import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { sectorHint, urgencyHint } from "./hints.ts";
import { readNotes } from "./read-notes.ts";
import { toEvents } from "./to-events.ts";

const FIXTURE = readFileSync(new URL("../fixtures/notes.csv", import.meta.url));

describe("imported notes", () => {
  test("are calls that open tickets, at the time that the operator wrote", async () => {
    const [first, second] = toEvents((await readNotes(FIXTURE, "notes.csv")).rows);
    expect(first).toMatchObject({
      channel: "hotline",
      kind: "call",
      verb: "add",
      threadKey: "+84912345678",
      author: { key: "+84912345678", phone: "+84912345678", name: "Vũ Thị Mai", anonymous: false },
      occurredAt: "2026-11-23T01:30:00.000Z",
      text: "Cây đổ chắn lối ngõ 6 Nguyễn Chí Thanh",
      opensTicket: true,
      facts: { sectorHint: "trees_parks", sectorText: "Cây xanh" },
    });
    expect(second).toMatchObject({ author: { anonymous: true }, facts: { sectorHint: "security_order" } });
    expect(second?.threadKey).toBe(second?.eventKey);
  });

  test("have the same keys when the file is read again, also from another encoding", async () => {
    const keys = async (file: Uint8Array) =>
      toEvents((await readNotes(file, "n.csv")).rows).map((event) => event.eventKey);
    const again = Buffer.from(`\ufeff${FIXTURE.toString("utf8").normalize("NFD").replaceAll(";", "\t")}`);
    expect(await keys(again)).toEqual(await keys(FIXTURE));
    expect(new Set(await keys(FIXTURE)).size).toBe(2);
    expect((await keys(FIXTURE))[0]).toMatch(/^note:[0-9a-f]{64}$/);
  });

  test("that quote a call speak of the same object as the exchange does", () => {
    const row = { row: 2, at: "2026-11-23T01:30:00.000Z", content: "Mất nước", callId: "1795406405.418" };
    expect(toEvents([row], "asterisk")[0]).toMatchObject({
      eventKey: "note:1795406405.418",
      objectId: "asterisk:1795406405.418",
    });
  });
});

test.each([
  ["Cây xanh", "trees_parks"],
  ["CAY XANH, CONG VIEN", "trees_parks"],
  ["waste_environment", "waste_environment"],
  ["Lĩnh vực cấp nước", "water_supply"],
  ["An toàn vệ sinh thực phẩm", "food_safety"],
  ["Điện", "lighting_electricity"],
  ["Điện thoại", "telecom_post"],
  ["Tiếng ồn / thoát nước", undefined],
  ["Chuyện khác thường", undefined],
  ["Khác", "other"],
])("the sector written as %j is %s", (written, sector) => {
  expect(sectorHint(written)).toBe(sector);
});

test.each([
  ["Khẩn cấp", "critical"],
  ["GẤP", "high"],
  ["binh thuong", "normal"],
  ["không gấp", "low"],
  ["tùy", undefined],
])("the urgency written as %j is %s", (written, urgency) => {
  expect(urgencyHint(written)).toBe(urgency);
});

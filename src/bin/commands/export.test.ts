import { expect, test } from "vitest";
import type { TicketView } from "#src/domain/ticket-view.ts";
import { withoutPersonalData } from "./export.ts";

/** Only what the function reads. */
const ticket = (text: string, location: TicketView["location"] = null) => ({ text, location }) as TicketView;
const byRules = (whole: TicketView) => withoutPersonalData(whole, async () => []);

test("an exported text holds no name, phone or house number", async () => {
  const { text } = await byRules(ticket("Tôi tên Lê Thị Hoa, số nhà 45/3, sđt 0903 555 012: mất nước"));
  expect(text).toBe("Tôi tên [họ tên], số nhà [số nhà], sđt [số điện thoại]: mất nước");
});

test("a name that only the model sees is taken out too", async () => {
  const text = "hỏi thử lạc xem sao";
  const at = text.indexOf("lạc");
  const safe = await withoutPersonalData(ticket(text), async () => [{ type: "name", start: at, end: at + 3 }]);
  expect(safe.text).toBe("hỏi thử [họ tên] xem sao");
});

test("the words that say where lose the house number too, and the position stays", async () => {
  const at = { lat: 10.77, lng: 106.69, address: "số nhà 45/3 Lê Lợi" };
  expect((await byRules(ticket("", at))).location).toEqual({ ...at, address: "số nhà [số nhà] Lê Lợi" });
  expect((await byRules(ticket(""))).location).toBeNull();
});

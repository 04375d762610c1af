import fc from "fast-check";
import { expect, test } from "vitest";
import { vi } from "#dashboards/i18n/vi.ts";
import { readSla } from "./sla.ts";

const HOUR = 3_600_000;
const at = (hours: number) => new Date(Date.UTC(2026, 10, 25) + hours * HOUR);
const read = (dueHours: number, nowHours: number, metHours: number | null = null) =>
  readSla({ startedAt: at(0), dueAt: at(dueHours), metAt: metHours === null ? null : at(metHours) }, at(nowHours), vi);

test.each([
  ["half way is calm", read(8, 4), "calm", "còn 4 giờ", 0.5],
  ["the last quarter is soon", read(8, 6), "soon", "còn 2 giờ", 0.75],
  ["past the time is over", read(8, 11), "over", "quá hạn 3 giờ", 1],
  ["met in time is met, whatever the hour now", read(8, 99, 7), "met", "đúng hạn", 1],
  ["met too late says by how much", read(8, 99, 10.5), "late", "trễ 2 giờ 30 phút", 1],
  ["exactly at the time it is due now", read(8, 8), "over", "đến hạn ngay bây giờ", 1],
])("%s", (_, reading, tone, text, share) => {
  expect(reading).toEqual({ tone, text, share });
});

test("the bar never leaves its track", () => {
  fc.assert(
    fc.property(
      fc.double({ min: -50, max: 50, noNaN: true }),
      fc.double({ min: -50, max: 50, noNaN: true }),
      (due, now) => {
        const { share } = read(due, now);
        expect(share).toBeGreaterThanOrEqual(0);
        expect(share).toBeLessThanOrEqual(1);
      },
    ),
  );
});

import { describe, expect, test } from "vitest";
import { dueWords } from "./due-words.ts";
import { emergencyNumbers } from "./emergency-numbers.ts";
import { noticeOf, type Told } from "./notice-of.ts";
import { afterQuietHours } from "./quiet-hours.ts";
import { renderTemplate, variablesIn } from "./render-template.ts";

const at = (local: string) => new Date(`${local}:00+07:00`);

test("a due time is said as people say it, with the year when it is another", () => {
  expect(dueWords(at("2026-11-27T17:00"), at("2026-11-25T09:00"))).toBe("17:00 thứ Sáu 27/11");
  expect(dueWords(at("2027-01-03T07:30"), at("2026-11-25T09:00"))).toBe("07:30 Chủ nhật 3/1/2027");
  expect(dueWords(at("2026-11-27T17:00"), at("2026-11-25T09:00"), "en")).toBe("17:00 Friday 27/11");
});

test.each([
  ["2026-11-25T20:59", "2026-11-25T20:59"],
  ["2026-11-25T21:00", "2026-11-26T07:00"],
  ["2026-11-26T00:10", "2026-11-26T07:00"],
  ["2026-11-26T06:59", "2026-11-26T07:00"],
  ["2026-11-26T07:00", "2026-11-26T07:00"],
  ["2026-12-31T23:00", "2027-01-01T07:00"],
])("what is not urgent at %s goes out at %s", (now, then) => {
  expect(afterQuietHours(at(now))).toEqual(at(then));
});

test("a text with a variable that is not given is not said", () => {
  expect(renderTemplate("Mã {reference}.", { reference: "PA" })).toBe("Mã PA.");
  expect(() => renderTemplate("Mã {refrence}.", { reference: "PA" })).toThrow("refrence");
  expect(variablesIn("{a} {b} {a}")).toEqual(["a", "b"]);
});

test("the number to call is that of the danger", () => {
  expect(emergencyNumbers(["fire_rescue"])).toContain("114");
  expect(emergencyNumbers(["security_order"])).toBe("113 (công an)");
  expect(emergencyNumbers([null, "other"])).toMatch(/113.*114.*115/);
});

describe("which change citizens are told of", () => {
  const ticket: Told = { state: "triaged", unitId: "a", unwanted: false, dated: true };
  test.each([
    ["assign", ticket, { ...ticket, state: "assigned" as const }, null],
    ["assign", ticket, { ...ticket, state: "assigned" as const, unitId: "b" }, "notice_forwarded"],
    [
      "assign",
      { ...ticket, state: "needs_triage" as const, unitId: null, dated: false },
      { ...ticket, dated: false },
      "notice_forwarded_undated",
    ],
    ["transfer", ticket, { ...ticket, state: "needs_triage" as const, unitId: "desk" }, null],
    ["note", ticket, ticket, null],
    ["escalate", ticket, ticket, null],
    ["reply", ticket, ticket, null],
    ["merge_in", ticket, ticket, null],
    ["resolve", ticket, { ...ticket, state: "resolved" as const }, "notice_resolved"],
    ["resolve", { ...ticket, unwanted: true }, { ...ticket, state: "resolved" as const }, null],
  ])("%s", (action, before, after, template) => {
    expect(noticeOf(before, after, action)?.template ?? null).toBe(template);
  });
});
